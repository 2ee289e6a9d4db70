package org.toolforge.components.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsExchange;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.http.client.ClientException.BadFile;
import org.toolforge.components.http.client.ClientException.Unreachable;
import org.toolforge.components.http.tls.ClientTls;

final class ClientOverTlsTest {

  private static final Path CA = file("ca.crt");
  private static final String NOTHING =
      "{\"data\": {}, \"messages\": {\"info\": [], \"warning\": [], \"error\": []}}";

  /** A context knows nothing of who listens and who calls. */
  private final ScriptedServer server =
      ScriptedServer.tls(
          new ClientTls(
                  new ClientTls.Identity(file("server.chain.crt"), file("server.key")),
                  CA,
                  ClientTls.Verification.FULL)
              .context());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsTheToolsCertificate() {
    AtomicReference<String> caller = new AtomicReference<>();
    server.then(exchange -> {
      caller.set(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
      ScriptedServer.send(exchange, 200, "application/json", NOTHING);
    });

    ask(
        settings(new ClientCredentials.Certificate(file("client.crt"), file("client.key")))
            .trusting(CA));

    assertThat(caller.get()).isEqualTo("CN=mytool,O=toolforge");
    assertThat(server.onlyRequest().header("x-toolforge-tool")).isEmpty();
  }

  @Test
  void believesOnlyServersThatItsAuthorityVouchesFor() {
    server.json(200, NOTHING).json(200, NOTHING);
    ClientSettings settings = settings(new ClientCredentials.None());

    assertThatThrownBy(() -> ask(settings))
        .isInstanceOf(Unreachable.class)
        .hasMessageEndingWith(
            "is from nobody who is trusted here. Name the file with its authority's certificate.");
    ask(settings.trusting(CA));
    ask(settings.unverified());
  }

  @Test
  void saysWhichFileIsOfNoUse() {
    assertThatThrownBy(
            () -> ask(settings(new ClientCredentials.None()).trusting(file("garbage.crt"))))
        .isInstanceOf(BadFile.class)
        .hasMessageContaining("garbage.crt");
    assertThatThrownBy(() ->
            ask(
                settings(
                    new ClientCredentials.Certificate(file("client.crt"), Path.of("nowhere.key")))))
        .isInstanceOf(BadFile.class)
        .hasMessageContaining("nowhere.key");
  }

  private ClientSettings settings(ClientCredentials credentials) {
    return ClientSettings.of(server.uri(), "mytool", credentials);
  }

  private static void ask(ClientSettings settings) {
    try (ComponentsClient client = new ComponentsClient(settings)) {
      assertThat(client.config().infos()).isEmpty();
    }
  }

  private static Path file(String name) {
    URL url =
        Objects.requireNonNull(
            ClientTls.class.getResource("/org/toolforge/components/http/tls/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}

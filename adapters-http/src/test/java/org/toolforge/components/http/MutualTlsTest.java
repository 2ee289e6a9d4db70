package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.RawConnection;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.ServerSetup;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.http.server.Tls;
import org.toolforge.components.http.tls.ClientTls;
import org.toolforge.components.http.tls.KeyStores;

class MutualTlsTest {

  private static final String DEPLOYMENTS = "/v1/tool/mytool/deployment";
  private static final ClientTls.Identity GATEWAY =
      new ClientTls.Identity(file("client.crt"), file("client.key"));

  private final TestServer server =
      ServerSetup.USUAL
          .with(
              new ServerSettings(
                  "127.0.0.1",
                  0,
                  new Tls(
                      KeyStores.identity(file("server.chain.crt"), file("server.key")),
                      KeyStores.trust(file("ca.crt"))),
                  false,
                  100,
                  Duration.ofSeconds(30),
                  Duration.ofSeconds(1)))
          .start();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(MutualTlsTest.class.getResource("tls/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static TestClient over(TestClient client, ClientTls.@Nullable Identity identity) {
    return client.over(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(
                new ClientTls(identity, file("ca.crt"), ClientTls.Verification.FULL).context())
            .build());
  }

  @Test
  void whoShowsTheGatewaysCertificateIsBelievedWhoseRequestItPassesOn() {
    assertThat(over(server.as("mytool"), GATEWAY).get(DEPLOYMENTS).status()).isEqualTo(200);
    assertThat(
            over(server.anybody(), GATEWAY)
                .with("ssl-client-subject-dn", "CN=mytool,O=toolforge")
                .get(DEPLOYMENTS)
                .status())
        .isEqualTo(200);
    assertThat(over(server.as("other"), GATEWAY).get(DEPLOYMENTS).status()).isEqualTo(403);
    assertThat(over(server.anybody(), GATEWAY).get(DEPLOYMENTS).status()).isEqualTo(401);
  }

  @Test
  void whoShowsNoCertificateIsNotBelieved() {
    Reply reply = over(server.as("mytool"), null).get(DEPLOYMENTS);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errors().getFirst()).contains("Go through the gateway");
    assertThat(over(server.anybody(), null).get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void whoHasADeployTokenNeedsNoCertificate() {
    String token = server.tokens().create(new ToolName("mytool")).value();
    assertThat(
            over(server.as("mytool"), GATEWAY).post("/v1/tool/mytool/config", Configs.WEB).status())
        .isEqualTo(200);

    TestClient pipeline = over(server.anybody(), null);
    assertThat(pipeline.bearing(token).post(DEPLOYMENTS).status()).isEqualTo(200);
    assertThat(pipeline.bearing(token).get(DEPLOYMENTS + "/latest").status()).isEqualTo(200);
    assertThat(pipeline.bearing("wrong").get(DEPLOYMENTS).status()).isEqualTo(401);
  }

  @Test
  void whoSpeaksNoTlsGetsNothing() {
    try (RawConnection connection = server.connect()) {
      String all =
          connection
              .send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
              .finish()
              .all();

      assertThat(all).doesNotContain("OK");
    }
  }
}

package org.toolforge.components.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.http.tls.ClientTls.Identity;
import org.toolforge.components.http.tls.ClientTls.Verification;

/** A client of the JDK with a server of Jetty, which is how the two meet in earnest. */
final class ClientTlsTest {

  private static final Path AUTHORITIES = TestPems.file("ca.crt");
  private static final Identity MYTOOL =
      new Identity(TestPems.file("client.crt"), TestPems.file("client.key"));

  private final Server server = new Server();

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void provesWhoTheClientIsAndChecksWhoTheServerIs(String host) throws Exception {
    int port = serve("server.chain.crt", "server.key");

    assertThat(get(new ClientTls(MYTOOL, AUTHORITIES, Verification.FULL), host, port))
        .isEqualTo("CN=mytool,O=toolforge");
  }

  @Test
  void needsNoIdentity() throws Exception {
    int port = serve("server.crt", "server.key");

    assertThat(get(new ClientTls(null, AUTHORITIES, Verification.FULL), "localhost", port))
        .isEqualTo("nobody");
  }

  @Test
  void doesNotTrustAnAuthorityThatItWasNotGiven() throws Exception {
    int port = serve("server.chain.crt", "server.key");

    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> get(ClientTls.usual(), "localhost", port));
  }

  @Test
  void doesNotTakeTheCertificateOfAnotherHost() throws Exception {
    int port = serve("elsewhere.crt", "elsewhere.key");

    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(
            () -> get(new ClientTls(null, AUTHORITIES, Verification.FULL), "localhost", port));
  }

  @Test
  void believesAnybodyOnlyWhenToldTo() throws Exception {
    int port = serve("elsewhere.crt", "elsewhere.key");
    ClientTls insecure = new ClientTls(MYTOOL, null, Verification.NONE_AND_THAT_IS_INSECURE);

    assertThat(get(insecure, "localhost", port)).isEqualTo("CN=mytool,O=toolforge");
  }

  @Test
  void namesTheFileThatCannotBeUsed() {
    Path garbage = TestPems.file("garbage.crt");

    assertThatExceptionOfType(PemException.class)
        .isThrownBy(() -> new ClientTls(null, garbage, Verification.FULL).context())
        .withMessageContaining(garbage.toString());
  }

  private static String get(ClientTls tls, String host, int port)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(tls.context()).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://" + host + ":" + port + "/")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  /** Answers with the name in the client's certificate. */
  private int serve(String chain, String key) throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(KeyStores.identity(TestPems.file(chain), TestPems.file(key)));
    tls.setKeyStorePassword(KeyStores.password());
    tls.setTrustStore(KeyStores.trust(AUTHORITIES));
    tls.setWantClientAuth(true);
    HttpConfiguration configuration = new HttpConfiguration();
    // The server would otherwise find out itself that it is the wrong one.
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(server, tls, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            EndPoint.SslSessionData data =
                (EndPoint.SslSessionData) request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
            X509Certificate[] certificates = data == null ? null : data.peerCertificates();
            String name =
                certificates == null || certificates.length == 0
                    ? "nobody"
                    : certificates[0].getSubjectX500Principal().getName();
            Content.Sink.write(response, true, name, callback);
            return true;
          }
        });
    server.start();
    return connector.getLocalPort();
  }
}

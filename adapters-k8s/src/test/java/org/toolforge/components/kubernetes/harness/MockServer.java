package org.toolforge.components.kubernetes.harness;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps objects in memory and compares their versions. It knows no rights and no schemas, does not
 * apply, and tells watches nothing; nor does a delete compare versions.
 */
final class MockServer implements KubeTestServer {

  /** It would tell of every request. Kept here, since the JVM would forget it otherwise. */
  private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

  private final KubernetesMockServer server;
  private final Path kubeconfig;

  private MockServer(KubernetesMockServer server, Path kubeconfig) {
    this.server = server;
    this.kubeconfig = kubeconfig;
  }

  static MockServer start() {
    CHATTER.setLevel(Level.WARNING);
    // What it would use instead makes new JVMs warn.
    System.setProperty("io.netty.noUnsafe", "true");
    KubernetesMockServer server =
        new KubernetesMockServer(
            new Context(),
            new MockWebServer(),
            new HashMap<>(),
            new KubernetesCrudDispatcher(),
            false);
    server.init(InetAddress.getLoopbackAddress(), 0);
    try {
      Path kubeconfig = Files.createTempFile("mock", ".kubeconfig");
      kubeconfig.toFile().deleteOnExit();
      Files.writeString(
          kubeconfig,
          """
          apiVersion: v1
          kind: Config
          clusters: [{name: mock, cluster: {server: "http://127.0.0.1:%d"}}]
          users: [{name: anybody, user: {token: any}}]
          contexts: [{name: mock, context: {cluster: mock, user: anybody}}]
          current-context: mock
          """
              .formatted(server.getPort()));
      return new MockServer(server, kubeconfig);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path kubeconfig(User user) {
    return kubeconfig;
  }

  @Override
  public boolean isReal() {
    return false;
  }

  @Override
  public void stopApiServer() {
    throw new UnsupportedOperationException("Say @NeedsRealServer on the test");
  }

  @Override
  public void startApiServer() {
    throw new UnsupportedOperationException("Say @NeedsRealServer on the test");
  }

  @Override
  public void close() {
    server.destroy();
  }
}

package org.toolforge.components.kubernetes.harness;

/** Starts the shared server when it is first asked for. */
final class SharedServer {

  static final KubeTestServer INSTANCE = start();

  private SharedServer() {}

  private static KubeTestServer start() {
    if (!ServerChoice.isReal()) {
      throw new IllegalStateException("There is no API server; say @NeedsRealServer on the test.");
    }
    KubeTestServer server = RealServer.start();
    CustomResources.applyTo(server);
    return server;
  }
}

package org.toolforge.components.kubernetes.harness;

/** Starts the shared server when it is first asked for. */
final class SharedServer {

  static final KubeTestServer INSTANCE = start();

  private SharedServer() {}

  private static KubeTestServer start() {
    KubeTestServer server = ServerChoice.isReal() ? RealServer.start() : MockServer.start();
    CustomResources.applyTo(server);
    return server;
  }
}

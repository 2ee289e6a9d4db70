package org.toolforge.components.kubernetes.tenant;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.User;

/** The shared API server, as the tests of this package use it. */
final class TestCluster {

  private static final AtomicInteger TOOLS = new AtomicInteger();
  private static final Map<User, Cluster> CONNECTIONS = new EnumMap<>(User.class);

  private TestCluster() {}

  static KubeClient admin() {
    return as(User.ADMIN);
  }

  /** The connection ends with the JVM, as the server does. */
  static synchronized KubeClient as(User user) {
    return CONNECTIONS.computeIfAbsent(user, KubeTestServer.shared()::connect).client();
  }

  /** A tool that no other test has. */
  static ToolName newTool() {
    return new ToolName("tenant-" + TOOLS.incrementAndGet());
  }
}

package org.toolforge.components.kubernetes.chart;

import com.marcnuri.helm.Release;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.User;

/** The chart on the shared server, so that its service account and the tools' users have rights. */
public final class InstalledChart {

  /** The server brings the definitions itself, for tests that do without the chart. */
  private static final Release ON_SHARED = install();

  private InstalledChart() {}

  private static Release install() {
    KubeTestServer server = KubeTestServer.shared();
    server.createNamespace(Chart.BUILDS);
    return Chart.ours().install(server, "{crds: {install: false}, builds: {type: tekton}}");
  }

  /** Has the chart be there once this returns. */
  public static void ensure() {
    if (!ON_SHARED.getStatus().equals("deployed")) {
      throw new IllegalStateException("The chart is " + ON_SHARED.getStatus());
    }
  }

  /** A connection as the chart's service account. */
  public static Cluster asService() {
    return as(User.SERVICE);
  }

  static Cluster as(User user) {
    ensure();
    return KubeTestServer.shared().connect(user);
  }
}

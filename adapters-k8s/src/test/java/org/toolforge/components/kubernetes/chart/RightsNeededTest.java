package org.toolforge.components.kubernetes.chart;

import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.User;

/** The chart gives the service every right that it needs, and none that it does not. */
@NeedsRealServer
class RightsNeededTest extends NeededRights {

  RightsNeededTest() {
    super(InstalledChart.as(User.ADMIN), User.SERVICE);
  }

  @Override
  ServiceRoles roles(KubeClient admin) {
    return ServiceRoles.ofTheChart(admin);
  }

  @Override
  void unfold(Cluster service, KubeClient admin) throws InterruptedException {
    try (LifeStory story = LifeStory.begin(service, admin)) {
      story.unfold();
    }
    try (BuildStory story = BuildStory.begin(service, admin)) {
      story.unfold();
    }
  }
}

package org.toolforge.components.kubernetes.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;

/**
 * Plays the pods of tools on a server that somebody started by hand, to walk through deployments
 * without machines. It is no test, and runs until it is stopped. What becomes of a component, its
 * name says.
 */
@EnabledIfSystemProperty(named = NodeByHand.DIRECTORY, matches = ".+")
class NodeByHand {

  static final String DIRECTORY = "node.on";
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final Map<String, Fate> FATES =
      Map.of(
          "unpullable",
          Fate.cannotPull("manifest unknown"),
          "broken",
          Fate.crashes(1, "error: this component is named broken"),
          "hungry",
          Fate.outOfMemory(),
          "sick",
          new Fate.NeverReady(),
          "homeless",
          new Fate.Unschedulable("0/1 nodes are available: 1 Insufficient memory."),
          "flaky",
          new Fate.FailsFirst(2, 1),
          "unset",
          Fate.lacksConfig("secret \"unset\" not found"),
          "forbidden",
          new Fate.CannotStart(List.of("CreateContainerError"), "not allowed"));

  @Test
  void playWhateverPodsThereAre() {
    KubeTestServer server = KubeTestServer.startedIn(Path.of(System.getProperty(DIRECTORY)));
    try (FakeKubelet kubelet = FakeKubelet.join(server);
        FakeNode node = FakeNode.join(server, kubelet)) {
      FATES.forEach(node::let);
      node.takeOver();
      while (!Thread.currentThread().isInterrupted()) {
        Await.pass(MOMENT);
      }
    }
  }
}

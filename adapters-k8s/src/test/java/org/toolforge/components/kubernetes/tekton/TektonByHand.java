package org.toolforge.components.kubernetes.tekton;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;

/**
 * Drives builds on a server that somebody started by hand, to walk through them. It is no test, and
 * runs until it is stopped. How a build goes, its ref says.
 */
@EnabledIfSystemProperty(named = TektonByHand.DIRECTORY, matches = ".+")
class TektonByHand {

  static final String DIRECTORY = "tekton.on";
  private static final String NAMESPACE = System.getProperty("tekton.namespace", "image-build");
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final int MOMENTS = 5;
  private static final List<String> STEPS = List.of("clone", "build");

  @Test
  void driveWhateverIsAskedFor() {
    KubeTestServer server = KubeTestServer.startedIn(Path.of(System.getProperty(DIRECTORY)));
    try (FakeKubelet kubelet = FakeKubelet.join(server);
        FakeTekton tekton = FakeTekton.on(server, NAMESPACE, kubelet)) {
      Set<String> known = new HashSet<>();
      while (!Thread.currentThread().isInterrupted()) {
        for (KubeObject run : tekton.all()) {
          if (known.add(run.name())) {
            Thread unused =
                Thread.startVirtualThread(() -> unfold(tekton.run(run.name()), ref(run)));
          }
        }
        Await.pass(MOMENT);
      }
    }
  }

  private static void unfold(FakeRun run, String ref) {
    for (String step : STEPS) {
      for (int i = 1; i <= MOMENTS; i++) {
        run.print(step, "line %d of %s, of %s".formatted(i, step, ref));
        Await.pass(MOMENT);
      }
    }
    switch (ref) {
      case "broken" -> run.failIn("build", 1, "Error", "error: this ref is named broken");
      case "hungry" -> run.failIn("build", 137, "OOMKilled");
      case "unlucky" -> run.failIn("export", 1, "Error");
      case "evicted" -> run.evict("The node was low on resource: memory.");
      case "lost" -> run.vanish();
      case "endless" -> run.print("build", "nothing more happens until it is cancelled");
      default -> run.succeed();
    }
  }

  /** What the owner calls the commit, as the pipeline is told by default. */
  private static String ref(KubeObject run) {
    return run.part("spec").orElseThrow().getAsJsonArray("params").asList().stream()
        .map(parameter -> parameter.getAsJsonObject())
        .filter(
            parameter -> parameter.get("name").getAsString().equals("UNRESOLVED_SOURCE_REFERENCE"))
        .map(parameter -> parameter.get("value").getAsString())
        .findFirst()
        .orElse("");
  }
}

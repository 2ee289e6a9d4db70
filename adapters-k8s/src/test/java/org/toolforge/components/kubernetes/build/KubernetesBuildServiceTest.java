package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildServiceContract;

@NeedsRealServer
class KubernetesBuildServiceTest implements BuildServiceContract {

  private BuildSystem system;
  private FakeTekton tekton;

  @BeforeEach
  void open() {
    String namespace = BuildSystem.namespace();
    tekton = FakeTekton.in(namespace, BuildSystem.Node.KUBELET);
    system = BuildSystem.leading(BuildSettings.DEFAULT.in(namespace));
  }

  @AfterEach
  void close() {
    system.close();
    tekton.close();
  }

  @Override
  public BuildService builds() {
    return system.builds();
  }

  @Override
  public void letBuildsEnd() {
    tekton.succeedAll();
    eventually(() ->
        assertThat(Stream.of(TestDeployments.TOOL, new ToolName("othertool")))
            .flatMap(tool -> builds().list(tool))
            .noneMatch(build -> build.state().isActive()));
  }

  @Override
  public void letFail(BuildKey key, Runnable start) {
    start.run();
    tekton
        .run(BuildOrder.idOf(TestDeployments.TOOL, key))
        .failIn("build", 3, "Error", "no Procfile");
  }

  /** What is to be noticed goes through the API server. */
  @Override
  public void letTimePass() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }
}

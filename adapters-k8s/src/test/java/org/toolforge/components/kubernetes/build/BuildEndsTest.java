package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.tekton.FakeRun;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.Subscription;

/** However a build ends, its owner is told how, and what to do. */
@NeedsRealServer
class BuildEndsTest {

  private final String namespace = BuildSystem.namespace();
  private final BuildOrder order = Orders.order();
  private FakeTekton tekton;
  private BuildSystem system;

  @BeforeEach
  void open() {
    tekton = FakeTekton.in(namespace, BuildSystem.Node.KUBELET);
    system = BuildSystem.leading(BuildSettings.DEFAULT.in(namespace));
  }

  @AfterEach
  void close() {
    system.close();
    tekton.close();
  }

  private FakeRun run() {
    system.start(order);
    return tekton.run(order.id());
  }

  @Test
  void namesTheImageByItsContent() {
    run().succeed();

    assertThat(system.end(order))
        .isEqualTo(
            new BuildState.Succeeded(
                new Image("registry.example/" + order.id() + ":latest@" + FakeRun.DIGEST)));
  }

  @Test
  void givesTektonNothingThatItWouldDrop() {
    run();

    KubeObject stored =
        system.cluster().client().get(Resource.PIPELINE_RUNS, namespace, order.id()).orElseThrow();
    assertThat(stored.part("spec"))
        .isEqualTo(new RunManifest(BuildSettings.DEFAULT.in(namespace)).of(order).part("spec"));
  }

  @Test
  void tellsWhatTheFailedStepPrintedLast() {
    run().failIn("build", 51, "Error", "no such module: flask", "giving up");

    BuildState.Failed failed = system.failure(order);
    assertThat(failed.fault()).isEqualTo(Fault.CONTENT);
    assertThat(failed.step())
        .isEqualTo(new FailedStep("build", 51, "this is build\nno such module: flask\ngiving up"));
  }

  @Test
  void tellsNothingThatAStepPrintedWhichIsNotForTheOwner() {
    run().failIn("export", 246, "Error", "the password is 1234");

    BuildState.Failed failed = system.failure(order);
    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.step()).isEqualTo(new FailedStep("export", 246, ""));
    assertThat(BuildSystem.Node.KUBELET.asked()).noneMatch(path -> path.contains("step-export"));
  }

  @Test
  void saysThatItNeedsTooMuchMemory() {
    run().failIn("build", 137, "OOMKilled");

    assertThat(system.failure(order).message()).contains("memory");
  }

  @Test
  void blamesThePlatformWhenTheNodeThrowsItOut() {
    run().evict("The node was low on resource: memory.");

    assertThat(system.failure(order).fault()).isEqualTo(Fault.INFRASTRUCTURE);
  }

  @Test
  void blamesThePlatformWhenItsPipelineIsNotThere() {
    run().fail("CouldntGetPipeline", "pipelines.tekton.dev \"buildpacks\" not found");

    BuildState.Failed failed = system.failure(order);
    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.message()).contains("\"buildpacks\" not found").contains("administrators");
  }

  @Test
  void isStoppedWhenItsTimeIsUp() {
    BuildOrder brief =
        Orders.order(
            new BuildRequest(order.request().source(), GitRef.HEAD, Duration.ofSeconds(1), null));
    system.start(brief);

    BuildState.Failed failed = system.failure(brief);
    assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
    assertThat(failed.message()).contains("longer than 1 s");
  }

  @Test
  void saysWhyItDoesNotBeginAndThatThisIsNotTheOwnersFault() {
    tekton.startNothing("Pending", "pod status \"PodScheduled\":\"False\"; message: \"no nodes\"");
    BuildOrder brief =
        Orders.order(
            new BuildRequest(order.request().source(), GitRef.HEAD, Duration.ofSeconds(3), null));
    system.start(brief);

    Await.until(
        "the owner is told why it waits",
        () ->
            system
                .state(brief)
                .filter(state ->
                    state instanceof BuildState.Pending pending
                        && pending.message().contains("no nodes"))
                .isPresent());
    BuildState.Failed failed = system.failure(brief);
    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.message()).contains("did not begin within 3 s");
  }

  @Test
  void waitsForTektonAndGivesUpItsSlotWhenItIsCancelledBeforeThat() {
    tekton.leave(true);
    system.start(order);
    assertThat(system.state(order))
        .contains(new BuildState.Pending("waiting for Tekton to take it up"));

    system.cancel(order);
    assertThat(system.builds().slots(order.tool()).holders()).containsExactly(order.key());
    assertThat(system.end(order)).isEqualTo(new BuildState.Cancelled());
    assertThat(system.builds().slots(order.tool()).holders()).isEmpty();
  }

  @Test
  void isForgottenWhenItVanishesAndWatchersAreTold() {
    FakeRun run = run();
    Set<ToolName> told = ConcurrentHashMap.newKeySet();
    Subscription watching = system.builds().watch(told::add);
    told.clear();
    run.vanish();

    Await.until("the build is forgotten", () -> system.state(order).isEmpty());
    Await.until("watchers were told", () -> told.contains(order.tool()));
    assertThat(system.builds().slots(order.tool()).holders()).isEmpty();
    watching.close();
  }
}

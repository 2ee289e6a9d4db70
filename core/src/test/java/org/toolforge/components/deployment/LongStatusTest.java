package org.toolforge.components.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.Fault;

class LongStatusTest {

  private static TestDeployments.Builder three() {
    return TestDeployments.of(
        continuous("api").build(),
        continuous("web").build(),
        continuous("flower").reusing("api").build());
  }

  @Test
  void tellsWhatEachPhaseIsBusyWith() {
    assertThat(
            List.of(
                three().fresh().longStatus(),
                three().in(Phase.WAITING).longStatus(),
                three().in(Phase.BUILDING).longStatus(),
                three().running().longStatus(),
                three().cleaning(Verdict.SUCCESS).longStatus(),
                three().successful().longStatus()))
        .containsExactly(
            "Preparing: reading the config and the repositories",
            "Waiting for a free build slot",
            "Built 0 of 2 images",
            "0 of 3 components ready",
            "Removing what the config no longer has",
            "All components deployed");
  }

  @Test
  void countsOnlyTheImagesThatAreReallyBuilt() {
    assertThat(
            three()
                .planned(plan -> plan.built("web"))
                .build("api", TestDeployments.built("api"))
                .in(Phase.BUILDING)
                .longStatus())
        .isEqualTo("Built 1 of 1 image");
  }

  @Test
  void countsWhatIsReadyAndWhatNeverHadToChange() {
    assertThat(
            three()
                .run("api", new RunProgress.Ready(CREATED, CREATED))
                .run("web", new RunProgress.Unchanged())
                .running()
                .longStatus())
        .isEqualTo("2 of 3 components ready");
  }

  @Test
  void saysWhyItStopsWhatStillRuns() {
    Verdict failed = Verdict.failed(Outcome.ERROR_CONTENT, "Build of api failed");

    assertThat(three().cleaning(failed).longStatus()).isEqualTo("Ending: Build of api failed");
    assertThat(three().finished(failed).longStatus()).isEqualTo("Build of api failed");
  }

  @Test
  void addsWhatIsInTheWay() {
    assertThat(three().in(Phase.BUILDING).withTrouble("The build service does not answer"))
        .extracting(Deployment::longStatus)
        .isEqualTo("Built 0 of 2 images (The build service does not answer)");
  }

  @Test
  void forgetsTheTroubleAtTheEnd() {
    Deployment cleaning = three().cleaning(Verdict.SUCCESS).withTrouble("no answer");

    assertThat(cleaning.finished(CREATED).longStatus()).isEqualTo("All components deployed");
  }

  @Test
  void saysWhatARunWaitsFor() {
    assertThat(
            new RunProgress.Waiting(List.of(new ComponentName("db"), new ComponentName("cache")))
                .message())
        .isEqualTo("waiting for db, cache");
    assertThat(new RunProgress.Waiting(List.of()).message()).isEmpty();
    assertThat(new RunProgress.Unchanged().message()).isEqualTo("unchanged");
    assertThat(new BuildProgress.Shared(new ComponentName("api")).message())
        .isEqualTo("Component re-uses build from api");
  }

  @Test
  void usesTheWordsThatClientsKnow() {
    ComponentName api = new ComponentName("api");
    assertThat(
            List.of(
                    new BuildProgress.Queued(""),
                    new BuildProgress.Requested(CREATED, ""),
                    new BuildProgress.Building("b", CREATED, false, ""),
                    new BuildProgress.Building("b", CREATED, true, ""),
                    TestDeployments.built("api"),
                    new BuildProgress.Shared(api),
                    new BuildProgress.Failed("b", Fault.CONTENT, "", CREATED, CREATED),
                    new BuildProgress.NotStarted(""),
                    new BuildProgress.Stopped("b", "", CREATED, CREATED))
                .stream()
                .map(BuildProgress::status))
        .containsExactly(
            BuildStatus.PENDING,
            BuildStatus.PENDING,
            BuildStatus.PENDING,
            BuildStatus.RUNNING,
            BuildStatus.SUCCESSFUL,
            BuildStatus.SKIPPED,
            BuildStatus.FAILED,
            BuildStatus.SKIPPED,
            BuildStatus.CANCELLED);
    assertThat(
            List.of(
                    new RunProgress.Waiting(List.of()),
                    new RunProgress.Requested(CREATED, ""),
                    new RunProgress.Starting(CREATED, ""),
                    new RunProgress.Ready(CREATED, CREATED),
                    new RunProgress.Unchanged(),
                    new RunProgress.Failed(Fault.CONTENT, "", CREATED, CREATED),
                    new RunProgress.Skipped(""),
                    new RunProgress.Abandoned(""))
                .stream()
                .map(RunProgress::status))
        .containsExactly(
            RunStatus.PENDING,
            RunStatus.RUNNING,
            RunStatus.RUNNING,
            RunStatus.SUCCESSFUL,
            RunStatus.SUCCESSFUL,
            RunStatus.FAILED,
            RunStatus.SKIPPED,
            RunStatus.UNKNOWN);
  }
}

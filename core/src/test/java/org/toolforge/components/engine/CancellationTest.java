package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.deployment.TestDeployments.CREATED;
import static org.toolforge.components.deployment.TestDeployments.building;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.port.BuildState;

/** What interrupts a deployment: its user, or its time. */
class CancellationTest {

  private static final Reconciler RECONCILER = new Reconciler(Limits.DEFAULT);

  private static TestDeployments.Builder two() {
    return TestDeployments.of(
        oneOff("migrate").build(), continuous("api").waitFor("migrate").build());
  }

  private static Deployment at(Phase phase, Intent intent) {
    TestDeployments.Builder builder = two().wanting(intent);
    return switch (phase) {
      case PREPARING -> builder.fresh();
      case WAITING -> builder.in(phase);
      case BUILDING ->
          builder.build("migrate", building("migrate")).build("api", building("api")).in(phase);
      case RUNNING -> builder.running();
      case CLEANING -> builder.cleaning(Verdict.SUCCESS);
      case FINISHED -> builder.successful();
    };
  }

  @ParameterizedTest
  @EnumSource(names = "FINISHED", mode = EnumSource.Mode.EXCLUDE)
  void endsAsCancelledInEveryPhase(Phase phase) {
    Decided stopping = World.around(at(phase, Intent.CANCEL)).decide();

    assertThat(stopping.verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(stopping.phase()).isEqualTo(Phase.CLEANING);
    assertThat(stopping.effects()).as("nothing is done before this is written").isEmpty();
    assertThat(stopping.decision().checkAgainIn()).contains(Duration.ZERO);

    Decided end = stopping.then().decide();
    assertThat(end.next().status()).isEqualTo(DeploymentStatus.CANCELLED);
    assertThat(end.next().outcome()).contains(Outcome.CANCELLED);
    assertThat(end.next().progress().builds().values()).allMatch(BuildProgress::isOver);
    assertThat(end.next().progress().runs().values()).allMatch(RunProgress::isOver);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"WAITING", "FINISHED"},
      mode = EnumSource.Mode.EXCLUDE)
  void timesOutInEveryPhaseButWaiting(Phase phase) {
    Decided stopping = World.around(at(phase, Intent.RUN)).after(Duration.ofHours(1)).decide();

    assertThat(stopping.verdict().status()).isEqualTo(DeploymentStatus.TIMED_OUT);
    assertThat(stopping.verdict().message()).contains("1 h");
    assertThat(stopping.effects()).isEmpty();

    Decided end = stopping.then().after(Duration.ofHours(1)).decide();
    assertThat(end.phase()).isEqualTo(Phase.FINISHED);
    assertThat(end.next().outcome()).contains(Outcome.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"WAITING", "FINISHED"},
      mode = EnumSource.Mode.EXCLUDE)
  void isNotInterruptedBeforeItsTime(Phase phase) {
    Deployment deployment = at(phase, Intent.RUN);

    Decision blind =
        RECONCILER.reconcileBlind(
            deployment, "no answer", CREATED.plus(Duration.ofHours(1)).minusSeconds(2));

    assertThat(blind.next()).isEqualTo(deployment.withTrouble("no answer"));
    assertThat(blind.checkAgainIn()).contains(Duration.ofSeconds(2));
  }

  @Test
  void stopsRunningBuildsAndSaysCancelledOnlyOnceTheyHaveStopped() {
    Deployment deployment =
        two().build("migrate", building("migrate")).wanting(Intent.CANCEL).in(Phase.BUILDING);
    Decided decided = World.around(deployment).decide();

    Decided stopping = decided.then().build("migrate", new BuildState.Running()).decide();
    assertThat(stopping.effects()).containsExactly("cancel migrate");
    assertThat(stopping.next().status()).isEqualTo(DeploymentStatus.CANCELLING);

    Decided still = stopping.then().build("migrate", new BuildState.Running()).decide();
    assertThat(still.effects()).containsExactly("cancel migrate");
    assertThat(still.next().status()).isEqualTo(DeploymentStatus.CANCELLING);

    Decided end = still.then().build("migrate", new BuildState.Cancelled()).decide();
    assertThat(end.next().status()).isEqualTo(DeploymentStatus.CANCELLED);
    assertThat(end.build("migrate"))
        .isInstanceOfSatisfying(
            BuildProgress.Stopped.class,
            stopped -> assertThat(stopped.buildId()).isEqualTo("migrate-build"));
    assertThat(end.build("api"))
        .isEqualTo(new BuildProgress.NotStarted("The deployment was cancelled"));
    assertThat(end.run("api")).isEqualTo(new RunProgress.Skipped("The deployment was cancelled"));
  }

  @Test
  void stopsABuildThatWasAskedForJustBefore() {
    Deployment deployment =
        two()
            .build("api", new BuildProgress.Requested(CREATED, ""))
            .wanting(Intent.CANCEL)
            .in(Phase.BUILDING);

    Decided stopping =
        World.around(deployment)
            .decide()
            .then()
            .build("api", new BuildState.Pending("waiting to start"))
            .decide();

    assertThat(stopping.effects()).containsExactly("cancel api");
  }

  @Test
  void keepsWhatABuildMadeThatEndedBeforeItCouldBeStopped() {
    Deployment deployment =
        two().build("api", building("api")).wanting(Intent.CANCEL).in(Phase.BUILDING);

    Decided end = World.around(deployment).decide().then().built("api").decide();

    assertThat(end.next().status()).isEqualTo(DeploymentStatus.CANCELLED);
    assertThat(end.build("api")).isInstanceOf(BuildProgress.Built.class);
  }

  @Test
  void waitsWithoutLimitForWhatMustStop() {
    Deployment deployment =
        two()
            .build("migrate", building("migrate"))
            .in(Phase.BUILDING)
            .ending(Verdict.CANCELLED, CREATED)
            .wanting(Intent.CANCEL);

    Decided late =
        World.around(deployment)
            .after(Duration.ofDays(1))
            .build("migrate", new BuildState.Running())
            .decide();

    assertThat(late.next().status()).isEqualTo(DeploymentStatus.CANCELLING);
    assertThat(late.verdict()).isEqualTo(Verdict.CANCELLED);
  }

  @Test
  void deletesOnlyAfterTheEnd() {
    Decided stopping = World.around(at(Phase.BUILDING, Intent.DELETE)).decide();
    assertThat(stopping.effects()).isEmpty();

    Decided end = stopping.then().decide();
    assertThat(end.phase()).isEqualTo(Phase.FINISHED);
    assertThat(end.decision().checkAgainIn())
        .as("it is looked at once more")
        .contains(Duration.ZERO);

    assertThat(end.then().decide().effects()).containsExactly("forget");
  }

  @Test
  void leavesAFinishedDeploymentAsItIs() {
    Deployment finished = two().successful();
    Decision decision =
        RECONCILER.reconcile(
            finished, World.around(finished).seen(), CREATED.plus(Duration.ofDays(1)));

    assertThat(decision).isEqualTo(new Decision(finished, List.of(), Optional.empty()));
    assertThat(RECONCILER.reconcileBlind(finished, "no answer", CREATED)).isEqualTo(decision);
  }

  @Test
  void cancelsAlsoWhileNothingCanBeSeen() {
    Decision decision =
        RECONCILER.reconcileBlind(at(Phase.BUILDING, Intent.CANCEL), "no answer", CREATED);

    assertThat(decision.next().verdict()).contains(Verdict.CANCELLED);
    assertThat(decision.next().isFinished()).isFalse();

    Decision again = RECONCILER.reconcileBlind(decision.next(), "no answer", CREATED);
    assertThat(again.next().isFinished()).as("whether all has stopped is not known").isFalse();
    assertThat(again.effects()).isEmpty();
  }
}

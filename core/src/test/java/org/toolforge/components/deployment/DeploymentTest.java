package org.toolforge.components.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.TestPlans;

class DeploymentTest {

  private static final Instant LATER = CREATED.plusSeconds(60);
  private static final ComponentName API = new ComponentName("api");

  private static TestDeployments.Builder api() {
    return TestDeployments.of(continuous("api").build());
  }

  @Test
  void startsPreparingWithNothingKnown() {
    Deployment fresh = api().fresh();

    assertThat(fresh.phase()).isEqualTo(Phase.PREPARING);
    assertThat(fresh.status()).isEqualTo(DeploymentStatus.PENDING);
    assertThat(fresh.isActive()).isTrue();
    assertThat(fresh.plan()).isEmpty();
    assertThat(fresh.outcome()).isEmpty();
    assertThat(fresh.progress().history().entries())
        .containsExactly(new PhaseHistory.Entry(Phase.PREPARING, CREATED, null));
  }

  @Test
  void takesOverEveryStepOfItsPlan() {
    Deployment planned =
        TestDeployments.of(
                oneOff("migrate").reusing("api").build(),
                continuous("api").waitFor("migrate").build(),
                continuous("old").build())
            .planned(plan -> plan.built("old"))
            .in(Phase.BUILDING);

    assertThat(planned.progress().builds())
        .containsExactly(
            Map.entry(new ComponentName("migrate"), new BuildProgress.Shared(API)),
            Map.entry(API, new BuildProgress.Queued("")),
            Map.entry(
                new ComponentName("old"),
                new BuildProgress.Reused(TestPlans.image("old"), "Already built from aaaaaaa")));
    assertThat(planned.progress().runs().get(API))
        .isEqualTo(new RunProgress.Waiting(List.of(new ComponentName("migrate"))));
  }

  @ParameterizedTest
  @EnumSource
  void onlyEverMovesOnToALaterPhase(Phase from) {
    Deployment deployment = at(from);

    for (Phase to : Phase.values()) {
      if (to.compareTo(from) <= 0) {
        assertThatThrownBy(() -> deployment.enter(to, LATER))
            .as("%s to %s", from, to)
            .isInstanceOf(IllegalStateException.class);
      } else {
        assertThat(deployment.enter(to, LATER).phase()).isEqualTo(to);
      }
    }
  }

  private static Deployment at(Phase phase) {
    return switch (phase) {
      case PREPARING -> api().fresh();
      case WAITING, BUILDING, RUNNING -> api().in(phase);
      case CLEANING -> api().cleaning(Verdict.SUCCESS);
      case FINISHED -> api().successful();
    };
  }

  @Test
  void recordsWhenEachPhaseBeganAndEnded() {
    Deployment finished =
        api().in(Phase.BUILDING).ending(Verdict.CANCELLED, LATER).finished(LATER.plusSeconds(1));

    assertThat(finished.progress().history().entries())
        .containsExactly(
            new PhaseHistory.Entry(Phase.PREPARING, CREATED, CREATED),
            new PhaseHistory.Entry(Phase.BUILDING, CREATED, LATER),
            new PhaseHistory.Entry(Phase.CLEANING, LATER, LATER.plusSeconds(1)),
            new PhaseHistory.Entry(Phase.FINISHED, LATER.plusSeconds(1), LATER.plusSeconds(1)));
  }

  @Test
  void neverChangesAFinalStatus() {
    Deployment finished = api().successful();

    assertThatThrownBy(() -> finished.ending(Verdict.CANCELLED, LATER))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> finished.finished(LATER)).isInstanceOf(IllegalStateException.class);
    assertThat(finished.wanting(Intent.CANCEL).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(finished.outcome()).contains(Outcome.SUCCESS);
  }

  @Test
  void doesNotFinishBeforeItsEndIsDecided() {
    assertThatThrownBy(() -> api().in(Phase.RUNNING).finished(LATER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Nothing says how");
  }

  @Test
  void mayDecideAnotherEndWhileItCleans() {
    Deployment cleaning = api().cleaning(Verdict.SUCCESS).ending(Verdict.CANCELLED, LATER);

    assertThat(cleaning.phase()).isEqualTo(Phase.CLEANING);
    assertThat(cleaning.verdict()).contains(Verdict.CANCELLED);
    assertThat(cleaning.outcome()).as("not before it is final").isEmpty();
  }

  @Test
  void cannotEndWithAStatusThatIsNotFinal() {
    assertThatThrownBy(() -> new Verdict(DeploymentStatus.RUNNING, Outcome.SUCCESS, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotTakeBackAWish() {
    for (Intent first : Intent.values()) {
      for (Intent second : Intent.values()) {
        Intent weightier = first.compareTo(second) > 0 ? first : second;
        assertThat(api().fresh().wanting(first).wanting(second).intent()).isEqualTo(weightier);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FINISHED", mode = EnumSource.Mode.EXCLUDE)
  void isCancellingFromTheMomentOfTheWish(Phase phase) {
    Deployment cancelled = at(phase).wanting(Intent.CANCEL);

    assertThat(cancelled.status()).isEqualTo(DeploymentStatus.CANCELLING);
    assertThat(cancelled.isActive()).isTrue();
    assertThat(cancelled.longStatus()).isEqualTo("Cancelling: stopping what still runs");
  }

  @Test
  void keepsNobodyFromDeployingOnceItIsToBeDeleted() {
    assertThat(api().in(Phase.BUILDING).wanting(Intent.DELETE).isActive()).isFalse();
    assertThat(api().successful().isActive()).isFalse();
  }

  @Test
  void keepsTheWishWhenProgressIsWritten() {
    Deployment further = api().in(Phase.RUNNING);

    assertThat(api().fresh().wanting(Intent.CANCEL).with(further.progress()))
        .isEqualTo(further.wanting(Intent.CANCEL));
  }

  @Test
  void findsTheImageThroughEveryHop() {
    Deployment deployment =
        TestDeployments.of(
                continuous("api").build(),
                continuous("web").reusing("api").build(),
                continuous("other").build())
            .build("api", TestDeployments.built("api"))
            .in(Phase.BUILDING);

    assertThat(deployment.image(API)).contains(TestPlans.image("api"));
    assertThat(deployment.image(new ComponentName("web"))).contains(TestPlans.image("api"));
    assertThat(deployment.image(new ComponentName("other"))).isEmpty();
  }

  @Test
  void marksItsJobsWithTheEndOfItsId() {
    assertThat(api().id("abc123").fresh().jobRevision()).isEqualTo(new JobRevision("abc123"));
  }
}

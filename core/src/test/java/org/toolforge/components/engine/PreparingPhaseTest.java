package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.continuous;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;

class PreparingPhaseTest {

  private static TestDeployments.Builder two() {
    return TestDeployments.of(continuous("api").build(), continuous("web").build());
  }

  @Test
  void buildsAtOnceWhenThereAreSlots() {
    Decided decided = World.around(two().fresh()).planned(two().plan()).decide();

    assertThat(decided.phase()).isEqualTo(Phase.BUILDING);
    assertThat(decided.effects()).containsExactly("build api", "build web");
    assertThat(decided.next().plan()).contains(two().plan());
  }

  @Test
  void waitsForASlotAndNamesWhatHoldsThem() {
    Decided decided =
        World.around(two().fresh())
            .planned(two().plan())
            .otherBuild("one")
            .otherBuild("another")
            .decide();

    assertThat(decided.phase()).isEqualTo(Phase.WAITING);
    assertThat(decided.next().status()).isEqualTo(DeploymentStatus.PENDING);
    assertThat(decided.effects()).isEmpty();
    assertThat(decided.build("api"))
        .isEqualTo(
            new BuildProgress.Queued("waiting for a build slot: 2 of 2 in use by one, another"));
  }

  @Test
  void bringsUpAtOnceWhatIsBuiltAlready() {
    TestDeployments.Builder built = two().planned(plan -> plan.built("api", "web"));

    Decided decided = World.around(built.fresh()).planned(built.plan()).decide();

    assertThat(decided.phase()).isEqualTo(Phase.RUNNING);
    assertThat(decided.effects()).containsExactly("apply api", "apply web");
  }

  @Test
  void finishesInOneStepWhenThereIsNothingToDo() {
    TestDeployments.Builder unchanged =
        two().planned(plan -> plan.built("api", "web").running("api", "web"));

    Decided decided =
        World.around(unchanged.fresh()).planned(unchanged.plan()).ready("api", "web").decide();

    assertThat(decided.phase()).isEqualTo(Phase.FINISHED);
    assertThat(decided.verdict()).isEqualTo(Verdict.SUCCESS);
    assertThat(decided.effects()).isEmpty();
    assertThat(decided.decision().checkAgainIn()).isEmpty();
  }

  @Test
  void endsWhatIsRefusedAsAnErrorOfTheConfig() {
    Decided decided =
        World.around(two().fresh())
            .prepared(new Preparation.Refused("The repository has no such branch"))
            .decide();

    assertThat(decided.phase()).isEqualTo(Phase.CLEANING);
    assertThat(decided.verdict())
        .isEqualTo(Verdict.failed(Outcome.ERROR_CONFIG, "The repository has no such branch"));

    Decided end = decided.then().decide();
    assertThat(end.phase()).isEqualTo(Phase.FINISHED);
    assertThat(end.next().status()).isEqualTo(DeploymentStatus.FAILED);
  }

  @Test
  void waitsForWhatDoesNotAnswer() {
    Decided decided =
        World.around(two().fresh())
            .prepared(new Preparation.Unavailable("The git host does not answer"))
            .decide();

    assertThat(decided.phase()).isEqualTo(Phase.PREPARING);
    assertThat(decided.next().longStatus()).endsWith("(The git host does not answer)");
    assertThat(decided.decision().checkAgainIn()).contains(Duration.ofSeconds(30));
  }

  @Test
  void forgetsTheTroubleOnceItIsOver() {
    Deployment troubled = two().fresh().withTrouble("The git host does not answer");

    Decided decided = World.around(troubled).planned(two().plan()).decide();

    assertThat(decided.next().progress().trouble()).isEmpty();
  }

  @Test
  void givesUpWhatDoesNotAnswerForLong() {
    Decided decided =
        World.around(two().fresh())
            .after(Duration.ofMinutes(5))
            .prepared(new Preparation.Unavailable("The git host does not answer"))
            .decide();

    assertThat(decided.verdict())
        .isEqualTo(Verdict.failed(Outcome.ERROR_INFRA, "The git host does not answer"));
  }

  @Test
  void looksAgainWhenTheTimeForPreparingIsOver() {
    Decided decided =
        World.around(two().fresh())
            .after(Duration.ofMinutes(5).minusSeconds(10))
            .prepared(new Preparation.Unavailable("no answer"))
            .decide();

    assertThat(decided.decision().checkAgainIn()).contains(Duration.ofSeconds(10));
  }

  @Test
  void cannotDecideWithoutAPreparation() {
    World unprepared = World.around(two().fresh());

    assertThatThrownBy(unprepared::decide).isInstanceOf(IllegalStateException.class);
  }
}

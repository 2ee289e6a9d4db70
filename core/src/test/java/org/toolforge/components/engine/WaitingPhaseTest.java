package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.deployment.TestDeployments.building;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;

/** What keeps a deployment from starting: maintenance, or that no build slot is free. */
class WaitingPhaseTest {

  private static final Preparation NO_ANSWER = new Preparation.Unavailable("no answer");

  private static TestDeployments.Builder two() {
    return TestDeployments.of(continuous("api").build(), continuous("web").build());
  }

  private static TestDeployments.Builder built() {
    return two().planned(plan -> plan.built("api", "web"));
  }

  @Test
  void maintenanceLetsADeploymentBePreparedAndNoMore() {
    Decided decided =
        World.around(two().fresh()).planned(two().plan()).maintained("new disks").decide();

    assertThat(decided.phase()).isEqualTo(Phase.WAITING);
    assertThat(decided.effects()).isEmpty();
    assertThat(decided.next().plan()).contains(two().plan());
    assertThat(decided.next().status()).isEqualTo(DeploymentStatus.PENDING);
    assertThat(decided.next().longStatus()).isEqualTo("Waiting for maintenance to end: new disks");
    assertThat(decided.decision().checkAgainIn()).contains(Duration.ofSeconds(30));
  }

  @Test
  void maintenanceHoldsADeploymentThatHasNothingToBuild() {
    Decided decided =
        World.around(built().fresh()).planned(built().plan()).maintained("new disks").decide();

    assertThat(decided.phase()).isEqualTo(Phase.WAITING);
    assertThat(decided.effects()).isEmpty();
  }

  @Test
  void maintenanceHoldsADeploymentThatWaitedForASlot() {
    Decided decided = World.around(two().in(Phase.WAITING)).maintained("").decide();

    assertThat(decided.phase()).isEqualTo(Phase.WAITING);
    assertThat(decided.next().longStatus()).isEqualTo("Waiting for maintenance to end");
  }

  @Test
  void maintenanceDoesNotHideThatTheConfigIsWrong() {
    Decided decided =
        World.around(two().fresh())
            .prepared(new Preparation.Refused("no such branch"))
            .maintained("new disks")
            .decide();

    assertThat(decided.verdict()).isEqualTo(Verdict.failed(Outcome.ERROR_CONFIG, "no such branch"));
  }

  @Test
  void goesOnOnceMaintenanceEnds() {
    Deployment held = two().in(Phase.WAITING).heldBy("new disks");
    Deployment heldBuilt = built().in(Phase.WAITING).heldBy("new disks");

    Decided building = World.around(held).decide();
    Decided running = World.around(heldBuilt).decide();

    assertThat(building.phase()).isEqualTo(Phase.BUILDING);
    assertThat(building.effects()).containsExactly("build api", "build web");
    assertThat(building.next().progress().trouble()).isEmpty();
    assertThat(running.phase()).isEqualTo(Phase.RUNNING);
    assertThat(running.effects()).containsExactly("apply api", "apply web");
  }

  @Test
  void waitsForASlotAfterMaintenanceHoweverLongThatTook() {
    Decided decided =
        World.around(two().in(Phase.WAITING).heldBy("new disks"))
            .after(Duration.ofHours(30))
            .otherBuild("one")
            .otherBuild("another")
            .decide();

    assertThat(decided.phase()).isEqualTo(Phase.WAITING);
    assertThat(decided.next().longStatus()).isEqualTo("Waiting for a free build slot");
    assertThat(decided.decision().checkAgainIn()).contains(Duration.ofSeconds(30));
  }

  @Test
  void whatCannotBePreparedDuringMaintenanceIsPreparedAfterIt() {
    Decided held = World.around(two().fresh()).prepared(NO_ANSWER).maintained("new disks").decide();
    Decided unanswered = held.then().after(Duration.ofHours(3)).prepared(NO_ANSWER).decide();
    Decided queued =
        unanswered
            .then()
            .after(Duration.ofHours(3))
            .planned(two().plan())
            .slots(1)
            .otherBuild("one")
            .decide();
    Decided building = unanswered.then().after(Duration.ofHours(3)).planned(two().plan()).decide();
    Decided running = unanswered.then().after(Duration.ofHours(3)).planned(built().plan()).decide();

    assertThat(held.phase()).isEqualTo(Phase.WAITING);
    assertThat(held.next().longStatus()).isEqualTo("Waiting for maintenance to end: new disks");
    assertThat(unanswered.phase()).isEqualTo(Phase.WAITING);
    assertThat(unanswered.next().longStatus()).startsWith("Preparing").endsWith("(no answer)");
    assertThat(queued.phase()).isEqualTo(Phase.WAITING);
    assertThat(queued.build("web").message()).contains("1 of 1 in use by one");
    assertThat(building.effects()).containsExactly("build api", "build web");
    assertThat(running.effects()).containsExactly("apply api", "apply web");
  }

  @Test
  void whatIsRefusedAfterMaintenanceEndsAsAnErrorOfTheConfig() {
    Deployment held = two().fresh().enter(Phase.WAITING, TestDeployments.CREATED);

    Decided decided =
        World.around(held).prepared(new Preparation.Refused("no such branch")).decide();

    assertThat(decided.verdict()).isEqualTo(Verdict.failed(Outcome.ERROR_CONFIG, "no such branch"));
    assertThat(decided.then().decide().phase()).isEqualTo(Phase.FINISHED);
  }

  @Test
  void aDeploymentThatIsHeldCanBeCancelled() {
    Deployment held = two().wanting(Intent.CANCEL).in(Phase.WAITING).heldBy("new disks");

    Decided stopping = World.around(held).decide();

    assertThat(held.longStatus()).isEqualTo("Cancelling: stopping what still runs");
    assertThat(stopping.next().longStatus()).isEqualTo("Cancelling: stopping what still runs");
    assertThat(stopping.then().decide().next().status()).isEqualTo(DeploymentStatus.CANCELLED);
  }

  private static Phase after(Deployment deployment, Duration time) {
    return new Reconciler(Limits.DEFAULT)
        .reconcileBlind(deployment, "", TestDeployments.CREATED.plus(time))
        .next()
        .phase();
  }

  @Test
  void theTimeInWhichItWaitedDoesNotCount() {
    Duration waited = Duration.ofHours(30);
    Deployment started =
        two()
            .build("api", building("api"))
            .build("web", building("web"))
            .in(Phase.WAITING)
            .enter(Phase.BUILDING, TestDeployments.CREATED.plus(waited));

    assertThat(
            List.of(
                after(started, waited.plusSeconds(3599)), after(started, waited.plusSeconds(3600))))
        .containsExactly(Phase.BUILDING, Phase.CLEANING);
  }

  @Test
  void theTimeInWhichTheRestOfItsBuildsWaitsForSlotsDoesNotCountEither() {
    Duration waited = Duration.ofHours(30);
    BuildProgress last = new BuildProgress.Requested(TestDeployments.CREATED.plus(waited), "");
    Deployment waiting = two().build("api", building("api")).in(Phase.BUILDING);
    Deployment started = two().build("api", building("api")).build("web", last).in(Phase.BUILDING);

    assertThat(
            List.of(
                after(waiting, waited),
                after(started, waited.plusSeconds(3599)),
                after(started, waited.plusSeconds(3600))))
        .containsExactly(Phase.BUILDING, Phase.BUILDING, Phase.CLEANING);
  }
}

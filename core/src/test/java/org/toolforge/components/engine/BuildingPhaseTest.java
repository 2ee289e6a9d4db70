package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.deployment.TestDeployments.CREATED;
import static org.toolforge.components.deployment.TestDeployments.building;
import static org.toolforge.components.deployment.TestDeployments.built;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.port.BuildState;

class BuildingPhaseTest {

  private static final Instant NOW = CREATED.plusSeconds(60);
  private static final BuildProgress REQUESTED = new BuildProgress.Requested(CREATED, "");

  private static TestDeployments.Builder three() {
    return TestDeployments.of(
        continuous("api").build(), continuous("web").build(), continuous("worker").build());
  }

  @Test
  void asksForAsManyBuildsAsThereAreSlots() {
    Decided decided = World.around(three().in(Phase.WAITING)).decide();

    assertThat(decided.phase()).isEqualTo(Phase.BUILDING);
    assertThat(decided.effects()).containsExactly("build api", "build web");
    assertThat(decided.build("web")).isEqualTo(new BuildProgress.Requested(NOW, ""));
    assertThat(decided.build("worker"))
        .isEqualTo(new BuildProgress.Queued("waiting for a build slot: 2 of 2 in use by api, web"));
  }

  @Test
  void goesOnWaitingWhileOthersHoldEverySlot() {
    Decided decided = World.around(three().in(Phase.WAITING)).slots(1).otherBuild("other").decide();

    assertThat(decided.phase()).isEqualTo(Phase.WAITING);
    assertThat(decided.effects()).isEmpty();
  }

  @Test
  void countsEverySlotThatIsInUse() {
    Decided decided =
        World.around(three().in(Phase.WAITING)).otherBuild("api").otherBuild("api").decide();

    assertThat(decided.build("worker").message())
        .isEqualTo("waiting for a build slot: 2 of 2 in use by api");
  }

  @Test
  void startsTheNextBuildWhenASlotIsFree() {
    Deployment deployment =
        three().build("api", building("api")).build("web", building("web")).in(Phase.BUILDING);

    Decided decided =
        World.around(deployment).built("api").build("web", new BuildState.Running()).decide();

    assertThat(decided.effects()).containsExactly("build worker");
    assertThat(decided.build("api"))
        .isEqualTo(new BuildProgress.Built("api-build", TestPlans.image("api"), CREATED, NOW));
  }

  @Test
  void asksAgainForABuildThatTheServiceDoesNotShow() {
    Deployment deployment = three().build("api", REQUESTED).in(Phase.BUILDING);

    Decided decided = World.around(deployment).slots(1).decide();

    assertThat(decided.effects()).containsExactly("build api");
    assertThat(decided.build("api")).isEqualTo(REQUESTED);
  }

  @Test
  void followsABuildFromPendingToRunning() {
    Deployment deployment = three().build("api", REQUESTED).in(Phase.BUILDING);

    assertThat(
            World.around(deployment)
                .build("api", new BuildState.Pending("no node"))
                .decide()
                .build("api"))
        .isEqualTo(new BuildProgress.Building("api-build", CREATED, false, "no node"));
    assertThat(
            World.around(deployment).build("api", new BuildState.Running()).decide().build("api"))
        .isEqualTo(building("api"));
  }

  @Test
  void letsBuildsInFlightFinishAfterAFailureAndStartsNoMore() {
    Deployment deployment =
        three().build("api", building("api")).build("web", building("web")).in(Phase.BUILDING);

    Decided failed =
        World.around(deployment)
            .build("api", new BuildState.Failed(Fault.CONTENT, "no Procfile found"))
            .build("web", new BuildState.Running())
            .decide();

    assertThat(failed.phase()).isEqualTo(Phase.BUILDING);
    assertThat(failed.effects()).isEmpty();
    assertThat(failed.build("worker"))
        .isEqualTo(new BuildProgress.NotStarted("Not started, since another build failed"));
    assertThat(failed.build("web")).isEqualTo(building("web"));

    Decided over =
        failed
            .then()
            .build("api", new BuildState.Failed(Fault.CONTENT, "no Procfile found"))
            .built("web")
            .decide();
    assertThat(over.phase()).isEqualTo(Phase.CLEANING);
    assertThat(over.verdict().outcome()).isEqualTo(Outcome.ERROR_CONTENT);
    assertThat(over.verdict().message()).isEqualTo("Build of api failed: no Procfile found");
  }

  @Test
  void runsNothingAfterAFailedBuild() {
    Deployment deployment =
        TestDeployments.of(continuous("api").build())
            .build("api", building("api"))
            .in(Phase.BUILDING);
    World failed = World.around(deployment).build("api", new BuildState.Failed(Fault.CONTENT, ""));

    Decided end = failed.decide().then().decide();

    assertThat(end.phase()).isEqualTo(Phase.FINISHED);
    assertThat(end.effects()).isEmpty();
    assertThat(end.run("api")).isEqualTo(new RunProgress.Skipped("Build of api failed"));
  }

  @Test
  void namesEveryFailureAndTheOwnersFirst() {
    Deployment deployment =
        TestDeployments.of(continuous("api").build(), continuous("web").build())
            .build("api", building("api"))
            .build("web", building("web"))
            .in(Phase.BUILDING);

    Decided decided =
        World.around(deployment)
            .build("api", new BuildState.Failed(Fault.INFRASTRUCTURE, "no node"))
            .build("web", new BuildState.Failed(Fault.CONTENT, "no Procfile"))
            .decide();

    assertThat(decided.verdict().outcome()).isEqualTo(Outcome.ERROR_CONTENT);
    assertThat(decided.verdict().message())
        .isEqualTo("Build of api failed: no node; Build of web failed: no Procfile");
  }

  @Test
  void cancelsABuildThatTakesTooLong() {
    Deployment deployment = three().build("api", building("api")).in(Phase.BUILDING);

    Decided decided =
        World.around(deployment)
            .after(Duration.ofMinutes(30))
            .build("api", new BuildState.Running())
            .decide();

    assertThat(decided.effects()).containsExactly("cancel api");
    assertThat(decided.build("api"))
        .isInstanceOfSatisfying(
            BuildProgress.Failed.class,
            failed -> {
              assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
              assertThat(failed.message())
                  .startsWith("The build took longer than 30 min. Let it do less");
            });
    assertThat(decided.verdict().outcome()).isEqualTo(Outcome.TIMEOUT);
  }

  @Test
  void looksAgainWhenABuildIsDue() {
    Deployment deployment = three().build("api", building("api")).in(Phase.BUILDING);

    Decided decided =
        World.around(deployment)
            .slots(1)
            .after(Duration.ofMinutes(30).minusSeconds(7))
            .build("api", new BuildState.Running())
            .decide();

    assertThat(decided.effects()).isEmpty();
    assertThat(decided.decision().checkAgainIn()).contains(Duration.ofSeconds(7));
  }

  @Test
  void failsABuildThatDisappeared() {
    Deployment deployment = three().build("api", building("api")).in(Phase.BUILDING);

    assertThat(World.around(deployment).decide().build("api"))
        .isEqualTo(
            new BuildProgress.Failed(
                "api-build",
                Fault.INFRASTRUCTURE,
                "The build disappeared from the build service. Deploy again.",
                CREATED,
                NOW));
  }

  @Test
  void failsABuildThatSomebodyElseCancelled() {
    Deployment deployment = three().build("api", building("api")).in(Phase.BUILDING);

    assertThat(
            World.around(deployment)
                .build("api", new BuildState.Cancelled())
                .decide()
                .build("api")
                .message())
        .contains("cancelled at the build service");
  }

  @Test
  void putsABuildBackIntoTheQueueThatFoundNoSlot() {
    Deployment deployment = three().build("api", REQUESTED).in(Phase.BUILDING);

    Decided decided =
        World.around(deployment)
            .slots(1)
            .otherBuild("other")
            .rejectsBuild("api", new ComponentsException.QuotaExceeded("All slots are in use"))
            .decide();

    assertThat(decided.build("api")).isEqualTo(new BuildProgress.Queued("All slots are in use"));
    assertThat(decided.effects()).isEmpty();
    assertThat(decided.then().decide().effects()).contains("build api");
  }

  @Test
  void failsABuildThatTheServiceWillNeverTake() {
    Deployment deployment = three().build("api", REQUESTED).in(Phase.BUILDING);

    assertThat(
            World.around(deployment)
                .rejectsBuild("api", ComponentsException.Invalid.because("no such repository"))
                .decide()
                .build("api"))
        .isEqualTo(new BuildProgress.Failed("", Fault.CONTENT, "no such repository", CREATED, NOW));
    assertThat(
            World.around(deployment)
                .rejectsBuild("api", new ComponentsException.Forbidden("no access"))
                .decide()
                .build("api"))
        .isEqualTo(new BuildProgress.Failed("", Fault.INFRASTRUCTURE, "no access", CREATED, NOW));
  }

  @Test
  void triesAgainWhenTheServiceDidNotAnswerAndKeepsTheMessage() {
    Deployment deployment = three().build("api", REQUESTED).in(Phase.BUILDING);
    Decided decided =
        World.around(deployment)
            .rejectsBuild(
                "api", new ComponentsException.Unavailable("no answer", Duration.ofSeconds(1)))
            .decide();

    assertThat(decided.build("api")).isEqualTo(new BuildProgress.Requested(CREATED, "no answer"));
    assertThat(decided.effects()).doesNotContain("build api");

    Decided again = decided.then().decide();
    assertThat(again.effects()).contains("build api");
    assertThat(again.build("api").message()).isEqualTo("no answer");
  }

  @Test
  void givesUpABuildThatCannotBeStartedForLong() {
    Deployment deployment =
        three().build("api", new BuildProgress.Requested(CREATED, "no answer")).in(Phase.BUILDING);

    assertThat(
            World.around(deployment).after(Duration.ofMinutes(30)).decide().build("api").message())
        .isEqualTo("The build could not be started within 30 min. no answer");
  }

  @Test
  void bringsUpTheComponentsOnceEveryImageIsThere() {
    Deployment deployment =
        TestDeployments.of(continuous("api").build(), continuous("web").build())
            .build("api", built("api"))
            .build("web", building("web"))
            .in(Phase.BUILDING);

    Decided decided = World.around(deployment).built("web").decide();

    assertThat(decided.phase()).isEqualTo(Phase.RUNNING);
    assertThat(decided.effects()).containsExactly("apply api", "apply web");
  }
}

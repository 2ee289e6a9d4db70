package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.JobState;

class RunningPhaseTest {

  private static final Instant NOW = CREATED.plusSeconds(60);
  private static final RunProgress REQUESTED = new RunProgress.Requested(CREATED, "");
  private static final RunProgress STARTING = new RunProgress.Starting(CREATED, "starting");
  private static final RunProgress READY = new RunProgress.Ready(CREATED, CREATED);

  /** A database, an API that needs it, a web front that needs the API; and a bot on its own. */
  private static TestDeployments.Builder chain() {
    return TestDeployments.of(
        continuous("db").build(),
        continuous("api").waitFor("db").build(),
        continuous("web").waitFor("api").build(),
        continuous("bot").build());
  }

  private static TestDeployments.Builder api() {
    return TestDeployments.of(continuous("api").build());
  }

  private static TestDeployments.Builder migrate() {
    return TestDeployments.of(oneOff("migrate").build());
  }

  @Test
  void startsWhatWaitsForNothing() {
    Decided decided = World.around(chain().running()).decide();

    assertThat(decided.effects()).containsExactly("apply db", "apply bot");
    assertThat(decided.run("db")).isEqualTo(new RunProgress.Requested(NOW, ""));
    assertThat(decided.run("api"))
        .isEqualTo(new RunProgress.Waiting(List.of(new ComponentName("db"))));
  }

  @Test
  void startsTheNextWhenWhatItWaitsForIsReady() {
    Deployment deployment = chain().run("db", STARTING).run("bot", READY).running();

    Decided decided = World.around(deployment).ready("db", "bot").decide();

    assertThat(decided.run("db")).isEqualTo(new RunProgress.Ready(CREATED, NOW));
    assertThat(decided.effects()).containsExactly("apply api");
  }

  @Test
  void skipsAllThatDependsOnAFailureWhileTheRestGoesOn() {
    Deployment deployment = chain().run("db", STARTING).run("bot", STARTING).running();

    Decided decided =
        World.around(deployment)
            .job("db", new JobState.Failed(Fault.CONTENT, "exit code 1"))
            .job("bot", new JobState.Starting("0 of 1 ready"))
            .decide();

    assertThat(decided.phase()).isEqualTo(Phase.RUNNING);
    assertThat(decided.run("api")).isEqualTo(new RunProgress.Skipped("Skipped, since db failed"));
    assertThat(decided.run("web"))
        .isEqualTo(new RunProgress.Skipped("Skipped, since api was skipped"));
    assertThat(decided.run("bot")).isEqualTo(new RunProgress.Starting(CREATED, "0 of 1 ready"));

    Decided end = decided.then().ready("bot").decide();
    assertThat(end.phase()).isEqualTo(Phase.CLEANING);
    assertThat(end.run("bot")).isInstanceOf(RunProgress.Ready.class);
    assertThat(end.verdict().outcome()).isEqualTo(Outcome.ERROR_CONTENT);
    assertThat(end.verdict().message()).isEqualTo("Component db failed: exit code 1");
  }

  @Test
  void failsWhatIsNotReadyInTime() {
    Deployment deployment = api().run("api", STARTING).running();
    JobState starting = new JobState.Starting("0 of 1 ready");

    Decided inTime =
        World.around(deployment)
            .after(Duration.ofMinutes(10).minusSeconds(3))
            .job("api", starting)
            .decide();
    assertThat(inTime.phase()).isEqualTo(Phase.RUNNING);
    assertThat(inTime.decision().checkAgainIn()).contains(Duration.ofSeconds(3));

    Decided late =
        World.around(deployment).after(Duration.ofMinutes(10)).job("api", starting).decide();
    assertThat(late.run("api").message()).isEqualTo("Not ready after 10 min: 0 of 1 ready");
    assertThat(late.verdict().outcome()).isEqualTo(Outcome.TIMEOUT);
  }

  @Test
  void makesALostJobAgain() {
    for (RunProgress before : List.of(STARTING, READY, new RunProgress.Unchanged())) {
      Decided decided =
          World.around(chain().run("db", before).run("bot", STARTING).running())
              .job("bot", new JobState.Starting(""))
              .decide();

      Instant since = before instanceof RunProgress.Starting starting ? starting.since() : NOW;
      assertThat(decided.run("db"))
          .isEqualTo(new RunProgress.Requested(since, "The job disappeared and is made again"));
      assertThat(decided.effects()).containsExactly("apply db");
    }
  }

  @Test
  void doesNotRunALostOneOffTwice() {
    Decided decided = World.around(migrate().run("migrate", STARTING).running()).decide();

    assertThat(decided.effects()).isEmpty();
    assertThat(decided.run("migrate"))
        .isInstanceOfSatisfying(
            RunProgress.Failed.class,
            failed -> assertThat(failed.message()).startsWith("The job disappeared"));
    assertThat(decided.verdict().outcome()).isEqualTo(Outcome.ERROR_INFRA);
  }

  @Test
  void doesNotMindThatAOneOffIsGoneAfterItsEnd() {
    Deployment deployment =
        TestDeployments.of(oneOff("migrate").build(), continuous("api").waitFor("migrate").build())
            .run("migrate", READY)
            .running();

    Decided decided = World.around(deployment).decide();

    assertThat(decided.run("migrate")).isEqualTo(READY);
    assertThat(decided.effects()).containsExactly("apply api");
  }

  @Test
  void asksAgainForAJobThatThePlatformDoesNotShow() {
    Decided decided = World.around(api().run("api", REQUESTED).running()).decide();

    assertThat(decided.effects()).containsExactly("apply api");
    assertThat(decided.run("api")).isEqualTo(REQUESTED);
  }

  @Test
  void doesNotTakeAnEarlierDeploymentsJobForItsOwn() {
    Decided decided =
        World.around(api().run("api", REQUESTED).running())
            .earlierJob("api", new JobState.Ready())
            .decide();

    assertThat(decided.run("api")).isEqualTo(REQUESTED);
    assertThat(decided.effects()).containsExactly("apply api");
  }

  @Test
  void givesUpAJobThatThePlatformDoesNotTakeForLong() {
    Decided decided =
        World.around(api().run("api", new RunProgress.Requested(CREATED, "no answer")).running())
            .after(Duration.ofMinutes(10))
            .decide();

    assertThat(decided.run("api").message())
        .isEqualTo("The platform did not accept it within 10 min. no answer");
  }

  @Test
  void doesNotRunAnUnchangedOneOff() {
    Deployment deployment =
        migrate().planned(plan -> plan.built("migrate").running("migrate")).running();

    Decided decided = World.around(deployment).decide();

    assertThat(decided.run("migrate")).isEqualTo(new RunProgress.Unchanged());
    assertThat(decided.effects()).isEmpty();
    assertThat(decided.phase()).isEqualTo(Phase.FINISHED);
  }

  private static Deployment unchangedApi() {
    return api().planned(plan -> plan.built("api").running("api")).running();
  }

  @Test
  void leavesAnUnchangedJobAlone() {
    Decided decided = World.around(unchangedApi()).earlierJob("api", new JobState.Ready()).decide();

    assertThat(decided.run("api")).isEqualTo(new RunProgress.Unchanged());
    assertThat(decided.phase()).isEqualTo(Phase.FINISHED);
  }

  @Test
  void restartsAnUnchangedJobThatFailedSinceThePlan() {
    Decided decided =
        World.around(unchangedApi())
            .earlierJob("api", new JobState.Failed(Fault.CONTENT, "exit code 1"))
            .decide();

    assertThat(decided.effects()).containsExactly("apply api");
    assertThat(decided.run("api")).isEqualTo(new RunProgress.Requested(NOW, ""));
  }

  @Test
  void makesAnUnchangedJobThatIsGoneSinceThePlan() {
    assertThat(World.around(unchangedApi()).decide().effects()).containsExactly("apply api");
  }

  @Test
  void awaitsAnUnchangedJobThatIsNotReadyYet() {
    Decided decided =
        World.around(unchangedApi())
            .earlierJob("api", new JobState.Starting("0 of 1 ready"))
            .decide();

    assertThat(decided.effects()).isEmpty();
    assertThat(decided.run("api")).isEqualTo(new RunProgress.Starting(NOW, "0 of 1 ready"));
  }

  @Test
  void waitsForWhatIsNotPartOfTheDeploymentToo() {
    Deployment deployment = chain().planned(plan -> plan.running("db")).only("api").running();

    assertThat(World.around(deployment).decide().effects()).isEmpty();
    assertThat(World.around(deployment).earlierJob("db", new JobState.Ready()).decide().effects())
        .containsExactly("apply api");
  }

  @Test
  void failsAJobThatThePlatformWillNeverRun() {
    for (ComponentsException error :
        List.of(
            ComponentsException.Invalid.because("too much memory"),
            new ComponentsException.QuotaExceeded("too much memory"),
            new ComponentsException.Conflict("too much memory"))) {
      Decided decided =
          World.around(api().run("api", REQUESTED).running()).rejectsJob("api", error).decide();

      assertThat(decided.run("api"))
          .isEqualTo(new RunProgress.Failed(Fault.CONTENT, "too much memory", CREATED, NOW));
      assertThat(decided.effects()).isEmpty();
    }
  }

  @Test
  void triesAgainWhenThePlatformDidNotAnswerAndKeepsTheMessage() {
    Decided decided =
        World.around(api().run("api", REQUESTED).running())
            .rejectsJob(
                "api", new ComponentsException.Unavailable("no answer", Duration.ofSeconds(1)))
            .decide();

    assertThat(decided.run("api")).isEqualTo(new RunProgress.Requested(CREATED, "no answer"));
    assertThat(decided.effects()).isEmpty();
    assertThat(decided.then().decide().effects()).containsExactly("apply api");
  }
}

package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.Component;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;

class CleaningPhaseTest {

  private static final RunProgress READY = new RunProgress.Ready(CREATED, CREATED);
  private static final JobState UP = new JobState.Ready();

  private static TestDeployments.Builder api() {
    return TestDeployments.of(continuous("api").build()).run("api", READY);
  }

  private static TestDeployments.Builder migrate() {
    return TestDeployments.of(oneOff("migrate").build());
  }

  private static JobSpec earlier(Component component) {
    return new JobSpec(component, new Image("registry.example/old"), new JobRevision("before"));
  }

  @Test
  void removesWhatTheConfigNoLongerHasDependentsFirst() {
    Decided decided =
        World.around(api().cleaning(Verdict.SUCCESS))
            .ready("api")
            .job(earlier(continuous("db").build()), UP)
            .job(earlier(continuous("worker").waitFor("db").build()), UP)
            .decide();

    assertThat(decided.effects()).containsExactly("remove worker", "remove db");
    assertThat(decided.phase()).isEqualTo(Phase.CLEANING);

    Decided end = decided.then().ready("api").decide();
    assertThat(end.next().status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(end.effects()).isEmpty();
  }

  @Test
  void removesNothingThatOnlyPartOfTheConfigNoLongerHas() {
    Deployment deployment =
        TestDeployments.of(continuous("api").build(), continuous("web").build())
            .run("api", READY)
            .only("api")
            .cleaning(Verdict.SUCCESS);

    Decided decided =
        World.around(deployment).ready("api").job(earlier(continuous("gone").build()), UP).decide();

    assertThat(decided.effects()).isEmpty();
    assertThat(decided.phase()).isEqualTo(Phase.FINISHED);
  }

  @Test
  void removesNothingAfterAFailure() {
    Decided decided =
        World.around(api().cleaning(Verdict.failed(Outcome.ERROR_CONTENT, "no")))
            .ready("api")
            .job(earlier(continuous("gone").build()), UP)
            .decide();

    assertThat(decided.effects()).isEmpty();
    assertThat(decided.next().status()).isEqualTo(DeploymentStatus.FAILED);
  }

  @Test
  void neverTouchesAForeignJob() {
    Decided decided =
        World.around(api().cleaning(Verdict.SUCCESS))
            .ready("api")
            .foreignJob(new Job.Foreign(new JobName("made-by-hand")))
            .decide();

    assertThat(decided.effects()).isEmpty();
  }

  @Test
  void removesTheEarlierRunsOfAOneOffThatRanAgain() {
    Deployment deployment = migrate().run("migrate", READY).cleaning(Verdict.SUCCESS);

    Decided decided =
        World.around(deployment)
            .ready("migrate")
            .earlierJob("migrate", new JobState.Succeeded())
            .decide();

    assertThat(decided.effects()).containsExactly("remove migrate-before");
  }

  @Test
  void keepsTheRunOfAOneOffThatIsUnchanged() {
    Deployment deployment =
        migrate()
            .planned(plan -> plan.built("migrate").running("migrate"))
            .run("migrate", new RunProgress.Unchanged())
            .cleaning(Verdict.SUCCESS);

    Decided decided =
        World.around(deployment)
            .earlierJob("migrate", new JobState.Succeeded())
            .job(
                new JobSpec(
                    deployment.component(
                        deployment.plan().orElseThrow().runs().getFirst().component()),
                    new Image("registry.example/old"),
                    new JobRevision("failed")),
                new JobState.Failed(Fault.CONTENT, "exit code 1"))
            .decide();

    assertThat(decided.effects()).containsExactly("remove migrate-failed");
  }

  @Test
  void stopsItsOwnOneOffWhenItEndsEarly() {
    Deployment deployment =
        migrate().run("migrate", new RunProgress.Starting(CREATED, "")).cleaning(Verdict.CANCELLED);

    Decided decided = World.around(deployment).job("migrate", new JobState.Starting("")).decide();
    assertThat(decided.effects()).containsExactly("remove migrate-" + deployment.jobRevision());
    assertThat(decided.phase()).isEqualTo(Phase.CLEANING);

    Decided end = decided.then().decide();
    assertThat(end.run("migrate"))
        .isEqualTo(new RunProgress.Abandoned("Stopped. The deployment was cancelled"));
  }

  @Test
  void letsAContinuousJobGoOnThatWasNotReadyYet() {
    Deployment deployment =
        TestDeployments.of(continuous("api").build())
            .run("api", new RunProgress.Starting(CREATED, ""))
            .cleaning(Verdict.CANCELLED);

    Decided end = World.around(deployment).job("api", new JobState.Starting("")).decide();

    assertThat(end.effects()).isEmpty();
    assertThat(end.run("api"))
        .isEqualTo(
            new RunProgress.Abandoned("Started, and not awaited. The deployment was cancelled"));
  }

  @Test
  void saysThatAJobIsReadyWhichBecameSoInTheLastMoment() {
    Deployment deployment =
        TestDeployments.of(continuous("api").build())
            .run("api", new RunProgress.Starting(CREATED, ""))
            .cleaning(Verdict.CANCELLED);

    assertThat(World.around(deployment).ready("api").decide().run("api"))
        .isInstanceOf(RunProgress.Ready.class);
  }

  @Test
  void endsAsTimedOutWhenTheRestCannotBeRemoved() {
    Decided decided =
        World.around(api().cleaning(Verdict.SUCCESS))
            .after(Duration.ofHours(1))
            .ready("api")
            .job(earlier(continuous("gone").build()), UP)
            .decide();

    assertThat(decided.verdict().status()).isEqualTo(DeploymentStatus.TIMED_OUT);
    assertThat(decided.verdict().message()).startsWith("All components are deployed, but");
    assertThat(decided.then().ready("api").decide().phase()).isEqualTo(Phase.FINISHED);
  }
}

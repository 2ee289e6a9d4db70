package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.config.TestConfigs.scheduled;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.TestPlans;

/** What every job service keeps to. */
public interface JobServiceContract extends LogContract {

  JobRevision FIRST = new JobRevision("first");
  JobRevision SECOND = new JobRevision("second");

  /** A service without jobs, the same at each call in one test. */
  JobService jobs();

  /** Lets every job that was applied come up, or as a one-off end well. */
  void letJobsComeUp();

  /**
   * Has a continuous job have that many replicas, as somebody would who does not use this system.
   */
  void changeReplicas(ToolName tool, JobName name, int replicas);

  /** Makes a job as somebody would who does not use this system. */
  void addForeignJob(ToolName tool, JobName name);

  @Override
  default void startPrinting() {
    jobs().apply(TOOL, spec(oneOff("migrate").build(), FIRST));
    eventually(() -> assertThat(LogContract.lines(log(0, false))).isNotEmpty());
  }

  @Override
  default void endPrinting() {
    letJobsComeUp();
  }

  @Override
  default LogReader log(long after, boolean follow) {
    return jobs().log(TOOL, spec(oneOff("migrate").build(), FIRST).name(), after, follow);
  }

  @Override
  default LogReader logOfNothing() {
    return jobs().log(TOOL, new JobName("nothing"), 0, false);
  }

  private static JobSpec spec(Component component, JobRevision revision) {
    return new JobSpec(component, TestPlans.image(component.name().value()), revision);
  }

  private void isTheOnlyJob(JobSpec spec, JobState state) {
    assertThat(jobs().list(TOOL)).containsExactly(new Job.Owned(spec, state));
  }

  private void isTheOnlyJobAndStarts(JobSpec spec) {
    assertThat(jobs().list(TOOL))
        .singleElement()
        .isInstanceOfSatisfying(
            Job.Owned.class,
            job -> {
              assertThat(job.spec()).isEqualTo(spec);
              assertThat(job.state()).isInstanceOf(JobState.Starting.class);
            });
  }

  @Test
  default void hasNothingAtFirst() {
    assertThat(jobs().list(TOOL)).isEmpty();
  }

  @Test
  default void bringsUpAContinuousJob() {
    JobSpec api = spec(continuous("api").port(8000).env("A", "1").build(), FIRST);
    jobs().apply(TOOL, api);
    isTheOnlyJobAndStarts(api);

    letJobsComeUp();
    isTheOnlyJob(api, new JobState.Ready());
  }

  @Test
  default void hasAScheduleReadyOnceThePlatformTookIt() {
    JobSpec cleanup = spec(scheduled("cleanup").retry(2).build(), FIRST);
    jobs().apply(TOOL, cleanup);
    letJobsComeUp();

    isTheOnlyJob(cleanup, new JobState.Ready());
  }

  @Test
  default void runsAOneOffToItsEnd() {
    JobSpec migrate = spec(oneOff("migrate").build(), FIRST);
    jobs().apply(TOOL, migrate);
    isTheOnlyJobAndStarts(migrate);

    letJobsComeUp();
    isTheOnlyJob(migrate, new JobState.Succeeded());
  }

  @Test
  default void leavesAJobAloneThatIsExactlySo() {
    JobSpec api = spec(continuous("api").build(), FIRST);
    jobs().apply(TOOL, api);
    letJobsComeUp();
    jobs().apply(TOOL, api);

    isTheOnlyJob(api, new JobState.Ready());
  }

  @Test
  default void doesNotRunAOneOffAgainThatEnded() {
    JobSpec migrate = spec(oneOff("migrate").build(), FIRST);
    jobs().apply(TOOL, migrate);
    letJobsComeUp();
    jobs().apply(TOOL, migrate);

    isTheOnlyJob(migrate, new JobState.Succeeded());
  }

  @Test
  default void restartsAJobUnderAnotherRevision() {
    Component api = continuous("api").build();
    jobs().apply(TOOL, spec(api, FIRST));
    letJobsComeUp();
    jobs().apply(TOOL, spec(api, SECOND));

    isTheOnlyJobAndStarts(spec(api, SECOND));
    letJobsComeUp();
    isTheOnlyJob(spec(api, SECOND), new JobState.Ready());
  }

  @Test
  default void restartsAJobThatDiffers() {
    jobs().apply(TOOL, spec(continuous("api").command("one").build(), FIRST));
    letJobsComeUp();
    JobSpec changed = spec(continuous("api").command("two").replicas(2).build(), FIRST);
    jobs().apply(TOOL, changed);
    letJobsComeUp();

    isTheOnlyJob(changed, new JobState.Ready());
  }

  @Test
  default void tellsWhatSomebodyChangedAndPutsItBack() {
    JobSpec api = spec(continuous("api").replicas(2).build(), FIRST);
    jobs().apply(TOOL, api);
    letJobsComeUp();
    changeReplicas(TOOL, api.name(), 1);
    eventually(() ->
        assertThat(drift())
            .singleElement()
            .satisfies(drift -> {
              assertThat(drift.path()).isEqualTo("run.replicas");
              assertThat(drift.applied()).isEqualTo("2");
              assertThat(drift.actual()).isEqualTo("1");
            }));

    jobs().apply(TOOL, api);
    letJobsComeUp();
    isTheOnlyJob(api, new JobState.Ready());
  }

  private List<Drift> drift() {
    return jobs().list(TOOL).stream()
        .map(Job.Owned.class::cast)
        .flatMap(job -> job.drift().stream())
        .toList();
  }

  @Test
  default void turnsAJobIntoAnotherKind() {
    jobs().apply(TOOL, spec(continuous("api").build(), FIRST));
    letJobsComeUp();
    JobSpec asSchedule = spec(scheduled("api").build(), SECOND);
    jobs().apply(TOOL, asSchedule);
    letJobsComeUp();
    isTheOnlyJob(asSchedule, new JobState.Ready());

    JobSpec back = spec(continuous("api").build(), new JobRevision("third"));
    jobs().apply(TOOL, back);
    letJobsComeUp();
    isTheOnlyJob(back, new JobState.Ready());
  }

  @Test
  default void keepsARunOfAOneOffForEachRevision() {
    Component migrate = oneOff("migrate").build();
    jobs().apply(TOOL, spec(migrate, FIRST));
    letJobsComeUp();
    jobs().apply(TOOL, spec(migrate, SECOND));

    assertThat(jobs().list(TOOL))
        .hasSize(2)
        .contains(new Job.Owned(spec(migrate, FIRST), new JobState.Succeeded()));
  }

  @Test
  default void forgetsTheOldestRunsOfAOneOff() {
    Component migrate = oneOff("migrate").build();
    List<JobName> names = new ArrayList<>();
    for (int i = 0; i < JobService.KEPT_RUNS + 2; i++) {
      JobSpec run = spec(migrate, new JobRevision("run" + i));
      jobs().apply(TOOL, run);
      letJobsComeUp();
      names.add(run.name());
    }

    eventually(() ->
        assertThat(jobs().list(TOOL))
            .extracting(Job::name)
            .containsExactlyInAnyOrderElementsOf(names.subList(1, names.size())));
  }

  @Test
  default void neverOverwritesAForeignJob() {
    addForeignJob(TOOL, new JobName("api"));

    assertThatThrownBy(() -> jobs().apply(TOOL, spec(continuous("api").build(), FIRST)))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("api");
    assertThat(jobs().list(TOOL)).containsExactly(new Job.Foreign(new JobName("api")));
  }

  @Test
  default void neverRemovesAForeignJob() {
    addForeignJob(TOOL, new JobName("api"));

    assertThatThrownBy(() -> jobs().remove(TOOL, new JobName("api")))
        .isInstanceOf(ComponentsException.Conflict.class);
    assertThat(jobs().list(TOOL)).containsExactly(new Job.Foreign(new JobName("api")));
  }

  @Test
  default void removesAJobWhetherItEndedOrNot() {
    JobSpec api = spec(continuous("api").build(), FIRST);
    JobSpec migrate = spec(oneOff("migrate").build(), FIRST);
    jobs().apply(TOOL, migrate);
    letJobsComeUp();
    jobs().apply(TOOL, api);
    jobs().remove(TOOL, migrate.name());
    jobs().remove(TOOL, api.name());

    eventually(() -> assertThat(jobs().list(TOOL)).isEmpty());
    letJobsComeUp();
    assertThat(jobs().list(TOOL)).isEmpty();
  }

  @Test
  default void doesNotMindToRemoveWhatIsNotThere() {
    assertThatCode(() -> jobs().remove(TOOL, new JobName("nothing"))).doesNotThrowAnyException();
  }

  @Test
  default void makesAJobAgainThatWasRemoved() {
    JobSpec api = spec(continuous("api").build(), FIRST);
    jobs().apply(TOOL, api);
    jobs().remove(TOOL, api.name());
    eventually(() -> assertThat(jobs().list(TOOL)).isEmpty());
    jobs().apply(TOOL, api);
    letJobsComeUp();

    isTheOnlyJob(api, new JobState.Ready());
  }

  @Test
  default void endsTheLogOfAJobThatIsRemoved() {
    JobSpec api = spec(continuous("api").build(), FIRST);
    jobs().apply(TOOL, api);
    letJobsComeUp();
    LogReader reader = jobs().log(TOOL, api.name(), 0, true);
    jobs().remove(TOOL, api.name());

    assertThat(LogContract.lines(reader)).isNotEmpty();
  }

  @Test
  default void showsNoLogOfAForeignJob() {
    addForeignJob(TOOL, new JobName("api"));

    assertThatThrownBy(() -> jobs().log(TOOL, new JobName("api"), 0, false))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  default void keepsToolsApart() {
    ToolName other = new ToolName("othertool");
    JobSpec api = spec(continuous("api").build(), FIRST);
    jobs().apply(TOOL, api);
    letJobsComeUp();
    jobs().remove(other, api.name());

    assertThat(jobs().list(other)).isEmpty();
    isTheOnlyJob(api, new JobState.Ready());
  }

  @Test
  default void tellsWatchersOfEveryChange() {
    JobSpec api = spec(continuous("api").build(), FIRST);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Subscription watching = jobs().watch(tool -> seen.add(shown(tool)));
    jobs().apply(TOOL, api);
    eventually(() -> assertThat(seen).contains("[Starting]"));
    letJobsComeUp();
    eventually(() -> assertThat(seen).contains("[Ready]"));
    jobs().remove(TOOL, api.name());
    eventually(() -> assertThat(seen).contains("[]"));
    watching.close();
  }

  private String shown(ToolName tool) {
    return jobs().list(tool).stream()
        .map(Job.Owned.class::cast)
        .map(job -> job.state().getClass().getSimpleName())
        .toList()
        .toString();
  }
}

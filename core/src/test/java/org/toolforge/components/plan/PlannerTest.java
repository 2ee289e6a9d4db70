package org.toolforge.components.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.config;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.config.TestConfigs.scheduled;
import static org.toolforge.components.plan.TestPlans.described;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.OneOffComponent.Rerun;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolConfig;

class PlannerTest {

  private static final ToolConfig API = config(continuous("api").build());

  @Test
  void buildsAndCreatesWhatWasNeverThere() {
    assertThat(described(TestPlans.of(API).plan()))
        .containsExactly("build api: build (never-built)", "run api: create (new)");
  }

  @Test
  void leavesAloneWhatRunsAsDeclared() {
    Plan plan = TestPlans.of(API).built("api").running("api").plan();

    assertThat(described(plan))
        .containsExactly("build api: reuse (already-built)", "run api: unchanged (unchanged)");
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void restartsWithTheImageOfANewCommit() {
    Plan plan =
        TestPlans.of(API).built("api").running("api").at("api", TestPlans.commit('b')).plan();

    assertThat(described(plan))
        .containsExactly("build api: build (source-changed)", "run api: restart (image)");
    assertThat(plan.isEmpty()).isFalse();
  }

  @Test
  void buildsAgainWhenOnlyTheBuildOptionsChanged() {
    ResolvedSource source = TestPlans.source(API, "api");
    ResolvedSource latest = new ResolvedSource(source.repository(), source.commit(), true, false);

    Plan plan = TestPlans.of(API).built(latest, TestPlans.image("api")).plan();

    assertThat(described(plan)).contains("build api: build (options-changed)");
  }

  @Test
  void buildsByForceWhatIsBuilt() {
    Plan plan = TestPlans.of(API).built("api").running("api").forcing(true, false).plan();

    assertThat(described(plan))
        .containsExactly("build api: build (forced)", "run api: restart (image)");
  }

  @Test
  void restartsByForceWhatIsUnchanged() {
    Plan plan = TestPlans.of(API).built("api").running("api").forcing(false, true).plan();

    assertThat(described(plan)).contains("run api: restart (forced)");
  }

  @Test
  void namesEverySettingThatDiffers() {
    ToolConfig config =
        config(
            continuous("api")
                .port(8000)
                .published()
                .replicas(2)
                .command("serve")
                .env("A", "1")
                .build());

    Plan plan =
        TestPlans.of(config).built("api").running(continuous("api").command("web").build()).plan();

    assertThat(described(plan))
        .contains("run api: update (run.command, run.env, run.port, run.publish, run.replicas)");
  }

  @Test
  void namesASettingThatIsGone() {
    Plan plan = TestPlans.of(API).built("api").running(continuous("api").port(8000).build()).plan();

    assertThat(described(plan)).contains("run api: update (run.port)");
  }

  @Test
  void doesNotRestartForADescriptionOrAWait() {
    ToolConfig config =
        config(
            continuous("db").build(),
            continuous("api").describedAs("an API").waitFor("db").build());

    Plan plan =
        TestPlans.of(config)
            .built("db", "api")
            .running("db")
            .running(continuous("api").build())
            .plan();

    assertThat(described(plan)).contains("run api: unchanged (unchanged)");
  }

  @Test
  void restartsWhatIsUnchangedButUnhealthy() {
    Plan plan =
        TestPlans.of(API)
            .built("api")
            .running(continuous("api").build(), new JobState.Failed(Fault.CONTENT, "exit code 1"))
            .plan();

    assertThat(described(plan)).contains("run api: restart (unhealthy)");
  }

  @Test
  void updatesWhatSomebodyElseChanged() {
    Component api = continuous("api").build();
    Plan plan =
        TestPlans.of(config(api))
            .built("api")
            .job(
                new Job.Owned(
                    new JobSpec(api, TestPlans.image("api"), new JobRevision("before")),
                    new JobState.Ready(),
                    List.of(
                        new Drift("run.replicas", "1", "5", "kubectl"),
                        new Drift("run.env", "", "DEBUG", ""))))
            .plan();

    assertThat(described(plan)).contains("run api: update (run.replicas, run.env)");
  }

  @Test
  void putsBackAnImageThatSomebodyElseChanged() {
    Component api = continuous("api").build();
    Plan plan =
        TestPlans.of(config(api))
            .built("api")
            .job(
                new Job.Owned(
                    new JobSpec(api, TestPlans.image("api"), new JobRevision("before")),
                    new JobState.Ready(),
                    List.of(new Drift("image", "one", "other", ""))))
            .plan();

    assertThat(described(plan)).contains("run api: restart (image)");
  }

  @Test
  void updatesAContinuousComponentThatBecameScheduled() {
    ToolConfig config = config(scheduled("api").command("web").build());

    Plan plan = TestPlans.of(config).built("api").running(continuous("api").build()).plan();

    assertThat(described(plan))
        .anySatisfy(line -> assertThat(line).startsWith("run api: update (component_type)"));
    assertThat(plan.removals()).isEmpty();
  }

  @Test
  void replacesAContinuousComponentThatBecameAOneOff() {
    ToolConfig config = config(oneOff("api").build());

    Plan plan = TestPlans.of(config).built("api").running(continuous("api").build()).plan();

    assertThat(described(plan))
        .contains("run api: create (never-succeeded)", "remove api (not-in-config)");
  }

  @Test
  void runsAOneOffThatNeverEndedWell() {
    OneOffComponent migrate = oneOff("migrate").build();

    Plan plan =
        TestPlans.of(config(migrate))
            .built("migrate")
            .running(migrate, new JobState.Failed(Fault.CONTENT, "exit code 1"))
            .plan();

    assertThat(described(plan)).contains("run migrate: create (never-succeeded)");
  }

  @Test
  void leavesAOneOffAloneThatEndedWellAsItIsNow() {
    OneOffComponent migrate = oneOff("migrate").build();

    Plan plan =
        TestPlans.of(config(migrate))
            .built("migrate")
            .succeededEarlier(migrate, TestPlans.image("migrate"))
            .plan();

    assertThat(described(plan)).contains("run migrate: unchanged (unchanged)");
  }

  @Test
  void runsAOneOffAtEveryDeploymentThatWantsIt() {
    OneOffComponent migrate = oneOff("migrate").rerun(Rerun.ALWAYS).build();

    Plan plan = TestPlans.of(config(migrate)).built("migrate").running("migrate").plan();

    assertThat(described(plan)).contains("run migrate: restart (rerun-always)");
  }

  @Test
  void runsAOneOffAgainWhenWhatItDoesChanged() {
    ToolConfig config = config(oneOff("migrate").command("migrate --all").env("A", "2").build());

    Plan plan =
        TestPlans.of(config)
            .at("migrate", TestPlans.commit('b'))
            .running(oneOff("migrate").command("migrate").env("A", "1").build())
            .plan();

    assertThat(described(plan)).contains("run migrate: restart (image, run.command, run.env)");
  }

  @Test
  void doesNotRunAOneOffAgainForHowOftenItMayBeRetried() {
    ToolConfig config = config(oneOff("migrate").retry(3).build());

    Plan plan =
        TestPlans.of(config).built("migrate").running(oneOff("migrate").retry(0).build()).plan();

    assertThat(described(plan)).contains("run migrate: unchanged (unchanged)");
  }

  @Test
  void believesTheRecordsMoreThanAJobThatIsLeft() {
    ToolConfig config = config(oneOff("migrate").command("two").build());

    Plan plan =
        TestPlans.of(config)
            .built("migrate")
            .running(oneOff("migrate").command("one").build())
            .succeededEarlier(oneOff("migrate").command("two").build(), TestPlans.image("migrate"))
            .plan();

    assertThat(described(plan)).contains("run migrate: unchanged (unchanged)");
  }

  @Test
  void refusesWhenAForeignJobIsInTheWay() {
    TestPlans.Builder plan = TestPlans.of(API).job(new Job.Foreign(new JobName("api")));

    assertThatThrownBy(plan::plan)
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("job named 'api'")
        .hasMessageContaining("rename");
  }

  @Test
  void doesNotMindAForeignJobThatOnlyAOneOffIsNamedLike() {
    ToolConfig config = config(oneOff("migrate").build());

    Plan plan = TestPlans.of(config).job(new Job.Foreign(new JobName("migrate"))).plan();

    assertThat(described(plan)).contains("run migrate: create (never-succeeded)");
  }

  @Test
  void ordersRunsByDependencyAndGroupsThemInStages() {
    Plan plan = TestPlans.of(TestConfigs.toolhunt()).plan();

    assertThat(plan.stages().toString())
        .isEqualTo("[[toolhunt-migratedb], [toolhunt-api], [toolhunt-cleanup, toolhunt-flower]]");
    assertThat(plan.runs().stream().map(step -> step.component().value()))
        .containsExactly(
            "toolhunt-migratedb", "toolhunt-api", "toolhunt-cleanup", "toolhunt-flower");
  }
}

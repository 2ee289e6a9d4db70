package org.toolforge.components.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.config;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.plan.TestPlans.described;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;

/** Partial deployments, images that are shared, and what is removed. */
class PlannerSelectionTest {

  private static final String REPOSITORY = "https://git.example/shared";

  private static final ToolConfig CHAIN =
      config(
          oneOff("migrate").reusing("api").build(),
          continuous("api").waitFor("migrate").build(),
          continuous("worker").waitFor("api").build());

  @Test
  void plansForTheSelectedComponentsAndWhatBuildsThem() {
    Plan plan = TestPlans.of(CHAIN).only("migrate").plan();

    assertThat(described(plan))
        .containsExactly(
            "build migrate: image of api (shares-build-of:api)",
            "build api: build (never-built)",
            "run migrate: create (never-succeeded)");
  }

  @Test
  void refusesASelectionThatWaitsForWhatDoesNotRun() {
    TestPlans.Builder plan = TestPlans.of(CHAIN).only("worker");

    assertThatThrownBy(plan::plan)
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessage(
            "Component 'worker' waits for 'api', which does not run. Deploy 'api' as well.");
  }

  @Test
  void refusesASelectionThatWaitsForAOneOffThatNeverEndedWell() {
    TestPlans.Builder plan =
        TestPlans.of(CHAIN)
            .running(
                oneOff("migrate").reusing("api").build(),
                new JobState.Failed(Fault.CONTENT, "exit code 1"))
            .only("api");

    assertThatThrownBy(plan::plan)
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("waits for 'migrate'");
  }

  @Test
  void acceptsASelectionThatWaitsForWhatRuns() {
    Plan plan = TestPlans.of(CHAIN).built("api").running("api").only("worker").plan();

    assertThat(described(plan))
        .containsExactly("build worker: build (never-built)", "run worker: create (new)");
    assertThat(plan.runs().getFirst().waitsFor()).containsExactly(new ComponentName("api"));
  }

  @Test
  void refusesASelectionOfWhatIsNotThere() {
    TestPlans.Builder plan = TestPlans.of(CHAIN).only("wroker");

    assertThatThrownBy(plan::plan)
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessage("The config has no component 'wroker'; it has: migrate, api, worker");
  }

  @Test
  void removesNothingWhenOnlyPartIsDeployed() {
    TestPlans.Builder plan = TestPlans.of(CHAIN).running(continuous("old").build()).running("api");

    assertThat(plan.only("api", "migrate").plan().removals()).isEmpty();
    assertThat(plan.only().plan().removals()).hasSize(1);
  }

  @Test
  void buildsIdenticalSourcesOnce() {
    ToolConfig config =
        config(
            continuous("one").builtFrom(REPOSITORY, "main").build(),
            continuous("two").builtFrom(REPOSITORY, "main").build());

    assertThat(described(TestPlans.of(config).plan()))
        .contains(
            "build one: build (never-built)", "build two: image of one (shares-build-of:one)");
  }

  @Test
  void buildsASourceTwiceWhenTheCommitsDiffer() {
    ToolConfig config =
        config(
            continuous("one").builtFrom(REPOSITORY, "main").build(),
            continuous("two").builtFrom(REPOSITORY, "next").build());

    Plan plan = TestPlans.of(config).at("two", TestPlans.commit('b')).plan();

    assertThat(plan.buildCount()).isEqualTo(2);
  }

  @Test
  void followsAnImageThatIsSharedTwice() {
    ToolConfig config =
        config(
            continuous("one").builtFrom(REPOSITORY, "main").build(),
            continuous("two").builtFrom(REPOSITORY, "main").build(),
            continuous("three").reusing("two").build());

    assertThat(described(TestPlans.of(config).plan()))
        .startsWith(
            "build one: build (never-built)",
            "build two: image of one (shares-build-of:one)",
            "build three: image of two (shares-build-of:two)");

    Plan again =
        TestPlans.of(config)
            .built("one")
            .job(running(config, "one"))
            .job(running(config, "two"))
            .job(running(config, "three"))
            .plan();
    assertThat(described(again))
        .contains(
            "run one: unchanged (unchanged)",
            "run two: unchanged (unchanged)",
            "run three: unchanged (unchanged)");
  }

  private static Job running(ToolConfig config, String component) {
    return new Job.Owned(
        new JobSpec(
            config.component(new ComponentName(component)).orElseThrow(),
            TestPlans.image("one"),
            new JobRevision("before")),
        new JobState.Ready());
  }

  @Test
  void takesPinnedImagesAndBuildsNothing() {
    ToolConfig config = config(continuous("api").build(), continuous("web").reusing("api").build());
    Image old = new Image("registry.example/old@sha256:1");

    Plan plan =
        TestPlans.of(config)
            .built("api")
            .options(
                new PlanOptions(
                    true, false, Set.of(), Map.of(new ComponentName("api"), old), Set.of()))
            .plan();

    assertThat(described(plan))
        .startsWith("build api: reuse (kept)", "build web: image of api (shares-build-of:api)");
    assertThat(plan.builds().getFirst().action())
        .isEqualTo(new BuildStep.Action.Reuse(TestPlans.source(config, "api"), old));
  }

  @Test
  void removesDependentsFirst() {
    ToolConfig config = config(continuous("api").build());

    Plan plan =
        TestPlans.of(config)
            .built("api")
            .running("api")
            .running(continuous("database").build())
            .running(continuous("worker").waitFor("cache").build())
            .running(continuous("cache").waitFor("database").build())
            .plan();

    assertThat(plan.removals().stream().map(RemoveStep::job))
        .containsExactly(new JobName("worker"), new JobName("cache"), new JobName("database"));
  }

  @Test
  void removesEveryRunOfAOneOffThatIsGone() {
    Job first = oneOffJob("first");
    Job second = oneOffJob("second");

    Plan plan = TestPlans.of(config(continuous("api").build())).job(first).job(second).plan();

    assertThat(described(plan))
        .contains("remove gone-first (not-in-config)", "remove gone-second (not-in-config)");
  }

  private static Job oneOffJob(String revision) {
    return new Job.Owned(
        new JobSpec(oneOff("gone").build(), TestPlans.image("gone"), new JobRevision(revision)),
        new JobState.Succeeded());
  }

  @Test
  void removesJobsThatWaitForEachOther() {
    List<RemoveStep> removals =
        TestPlans.of(config(continuous("api").build()))
            .running(continuous("one").waitFor("two").build())
            .running(continuous("two").waitFor("one").build())
            .plan()
            .removals();

    assertThat(removals.stream().map(step -> step.component().value()))
        .containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void neverRemovesForeignJobs() {
    Plan plan =
        TestPlans.of(config(continuous("api").build()))
            .job(new Job.Foreign(new JobName("made-by-hand")))
            .plan();

    assertThat(plan.removals()).isEmpty();
  }
}

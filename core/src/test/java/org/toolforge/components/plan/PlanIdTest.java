package org.toolforge.components.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.config;
import static org.toolforge.components.config.TestConfigs.continuous;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;

class PlanIdTest {

  private static final ToolName TOOL = new ToolName("mytool");
  private static final ToolConfig CONFIG =
      config(continuous("api").build(), continuous("web").build());

  private static PlanId idAfter(UnaryOperator<TestPlans.Builder> change) {
    return id(TOOL, 7, change.apply(usual()));
  }

  private static TestPlans.Builder usual() {
    return TestPlans.of(CONFIG).built("api").running("api", "web");
  }

  private static PlanId id(ToolName tool, long revision, TestPlans.Builder made) {
    return PlanId.of(tool, revision, made.config(), made.options(), made.plan(), made.state());
  }

  @Test
  void changesWithWhatComponentsAreEvenWhenTheStepsAreTheSame() {
    PlanId one = idOf(config(continuous("api").command("serve").build()));
    PlanId other = idOf(config(continuous("api").command("something else").build()));

    assertThat(one).isNotEqualTo(other);
  }

  private static PlanId idOf(ToolConfig config) {
    return id(TOOL, 7, TestPlans.of(config));
  }

  @Test
  void isTheSameForTheSame() {
    assertThat(idAfter(same -> same)).isEqualTo(idAfter(same -> same));
    assertThat(idAfter(same -> same).value()).matches("plan-[0-9a-f]{20}");
  }

  @Test
  void changesWithWhoseAndWhichConfigItIs() {
    assertThat(id(new ToolName("other"), 7, usual())).isNotEqualTo(id(TOOL, 7, usual()));
    assertThat(id(TOOL, 8, usual())).isNotEqualTo(id(TOOL, 7, usual()));
  }

  @Test
  void changesWithACommit() {
    assertThat(idAfter(plan -> plan.at("web", TestPlans.commit('b'))))
        .isNotEqualTo(idAfter(same -> same));
  }

  @Test
  void changesWithTheOptions() {
    assertThat(
            List.of(
                idAfter(same -> same),
                idAfter(plan -> plan.forcing(true, false)),
                idAfter(plan -> plan.forcing(false, true)),
                idAfter(plan -> plan.only("api", "web"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void changesWithTheOptionsEvenIfTheyChangeNoStep() {
    assertThat(id(TOOL, 7, TestPlans.of(CONFIG).forcing(true, true)))
        .isNotEqualTo(id(TOOL, 7, TestPlans.of(CONFIG)));
  }

  @Test
  void changesWithWhatRuns() {
    PlanId withoutWeb = id(TOOL, 7, TestPlans.of(CONFIG).built("api").running("api"));
    PlanId withoutApi = id(TOOL, 7, TestPlans.of(CONFIG).built("api").running("web"));
    PlanId withMore = idAfter(plan -> plan.running(continuous("old").build()));
    PlanId unhealthy =
        id(
            TOOL,
            7,
            TestPlans.of(CONFIG)
                .built("api")
                .running("api")
                .running(
                    continuous("web").build(), new JobState.Failed(Fault.CONTENT, "exit code 1")));

    assertThat(List.of(idAfter(same -> same), withoutWeb, withoutApi, withMore, unhealthy))
        .doesNotHaveDuplicates();
  }

  @Test
  void changesWhenAnImageIsThereThatWasToBeBuilt() {
    assertThat(idAfter(plan -> plan.built("web"))).isNotEqualTo(idAfter(same -> same));
  }

  @Test
  void staysWhenNothingThatMattersChanges() {
    Durations measured =
        new Durations(
            Map.of(new ComponentName("web"), Duration.ofSeconds(1)),
            Map.of(new ComponentName("web"), Duration.ofSeconds(1)));

    assertThat(idAfter(plan -> plan.measured(measured))).isEqualTo(idAfter(same -> same));
    assertThat(idAfter(plan -> plan.job(new Job.Foreign(new JobName("made-by-hand")))))
        .isEqualTo(idAfter(same -> same));
    assertThat(id(TOOL, 7, TestPlans.of(CONFIG).built("api").running("web", "api")))
        .isEqualTo(idAfter(same -> same));
  }
}

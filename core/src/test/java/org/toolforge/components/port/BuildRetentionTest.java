package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.TestPlans;

class BuildRetentionTest {

  private static final BuildState GOOD = new BuildState.Succeeded(TestPlans.image("api"));
  private static final BuildState BAD = new BuildState.Failed(Fault.CONTENT, "It failed.");
  private static final BuildState STOPPED = new BuildState.Cancelled();
  private static final BuildState RUNNING = new BuildState.Running();

  private static Build build(int number, String component, BuildState state) {
    return new Build(
        new BuildKey(TestDeployments.id("d" + number), new ComponentName(component)),
        "build-" + number,
        BuildServiceContract.SOURCE,
        state);
  }

  private static List<String> surplus(BuildRetention retention, Build... oldestFirst) {
    return retention.surplus(List.of(oldestFirst)).stream().map(Build::id).toList();
  }

  @Test
  void keepsTheLatestOfEachKind() {
    assertThat(
            surplus(
                new BuildRetention(1, 2),
                build(1, "api", BAD),
                build(2, "api", GOOD),
                build(3, "api", GOOD),
                build(4, "api", STOPPED),
                build(5, "api", BAD)))
        .containsExactly("build-1", "build-2");
  }

  @Test
  void countsEachComponentByItself() {
    assertThat(
            surplus(
                new BuildRetention(1, 1),
                build(1, "api", GOOD),
                build(2, "web", GOOD),
                build(3, "web", GOOD)))
        .containsExactly("build-2");
  }

  @Test
  void leavesWhatHasNotEndedHoweverManyThereAre() {
    assertThat(
            surplus(
                new BuildRetention(1, 1),
                build(1, "api", RUNNING),
                build(2, "api", GOOD),
                build(3, "api", RUNNING),
                build(4, "api", RUNNING)))
        .isEmpty();
  }

  @Test
  void cannotBeToldToKeepNothing() {
    assertThatThrownBy(() -> new BuildRetention(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}

package org.toolforge.components.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.config;
import static org.toolforge.components.config.TestConfigs.continuous;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;

class EstimationTest {

  /** Two ways to the web front: over the fast cache, or over the slow database and the API. */
  private static final ToolConfig DIAMOND =
      config(
          continuous("cache").build(),
          continuous("database").build(),
          continuous("api").waitFor("database").build(),
          continuous("web").waitFor("cache", "api").build());

  @Test
  void assumesUsualDurationsForWhatWasNeverMeasured() {
    Estimate estimate = TestPlans.of(DIAMOND).plan().estimate();

    assertThat(estimate)
        .isEqualTo(
            new Estimate(
                Durations.USUAL_BUILD.plus(Durations.USUAL_RUN.multipliedBy(3)),
                names("database", "api", "web"),
                false));
  }

  @Test
  void addsTheLongestBuildToTheLongestChainOfRuns() {
    Estimate estimate =
        TestPlans.of(DIAMOND)
            .measured(
                new Durations(
                    seconds("cache", 10, "database", 70, "api", 60, "web", 50),
                    seconds("cache", 100, "database", 3, "api", 4, "web", 5)))
            .plan()
            .estimate();

    assertThat(estimate)
        .isEqualTo(new Estimate(Duration.ofSeconds(70 + 105), names("cache", "web"), true));
  }

  @Test
  void isMeasuredOnlyWhenEveryPartIs() {
    Durations allButOneRun =
        new Durations(
            seconds("cache", 1, "database", 1, "api", 1, "web", 1),
            seconds("database", 1, "api", 1, "web", 1));

    assertThat(TestPlans.of(DIAMOND).measured(allButOneRun).plan().estimate().measured()).isFalse();
  }

  @Test
  void countsNothingForWhatIsThereAlready() {
    Plan plan =
        TestPlans.of(DIAMOND)
            .built("cache", "database", "api", "web")
            .running("cache", "database", "api")
            .measured(new Durations(Map.of(), seconds("web", 5)))
            .plan();

    assertThat(plan.estimate().duration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(plan.estimate().measured()).isTrue();
    assertThat(plan.estimate().criticalPath()).endsWith(new ComponentName("web"));
  }

  @Test
  void countsASharedBuildOnce() {
    ToolConfig config = config(continuous("api").build(), continuous("web").reusing("api").build());

    Estimate estimate =
        TestPlans.of(config)
            .measured(new Durations(seconds("api", 30), seconds("api", 2, "web", 1)))
            .plan()
            .estimate();

    assertThat(estimate).isEqualTo(new Estimate(Duration.ofSeconds(32), names("api"), true));
  }

  private static List<ComponentName> names(String... names) {
    return List.of(names).stream().map(ComponentName::new).toList();
  }

  private static Map<ComponentName, Duration> seconds(Object... namesAndSeconds) {
    Map<ComponentName, Duration> durations = new HashMap<>();
    for (int i = 0; i < namesAndSeconds.length; i += 2) {
      durations.put(
          new ComponentName((String) namesAndSeconds[i]),
          Duration.ofSeconds((Integer) namesAndSeconds[i + 1]));
    }
    return durations;
  }
}

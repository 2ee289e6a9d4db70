package org.toolforge.components.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.Story;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.http.mapping.DeploymentMapping;

final class DeploymentScreenTest {

  private static final Style SYMBOLS = new Style(false, true);

  private final Story story = Story.ofToolhunt();

  @Test
  void showsWhatIsBuiltAndWhatIsToCome() {
    Deployment building =
        story.when(state ->
            state.progress().builds().values().stream()
                    .filter(build -> build.message().isEmpty())
                    .filter(build -> build instanceof BuildProgress.Building)
                    .count()
                == 2);

    assertThat(screen(building, building.createdAt().plusMillis(2_500), SYMBOLS))
        .containsExactly(
            "Starting deploy for toolhunt...",
            "Plan: 2 builds, 4 components in 4 stages",
            "Building images:",
            "   [⏳] toolhunt-cleanup: building  2.5 s",
            "   [⏳] toolhunt-api: building  2.5 s",
            "Deploying components:",
            "   [  ] toolhunt-migratedb",
            "   [  ] toolhunt-api: waiting for toolhunt-migratedb",
            "   [  ] toolhunt-cleanup: waiting for toolhunt-api",
            "   [  ] toolhunt-flower: waiting for toolhunt-api",
            "Built 0 of 2 images  2.5 s");
  }

  @Test
  void keepsTheTimesOfWhatIsDone() {
    Deployment running =
        story.when(state ->
            state.progress().runs().values().stream()
                .anyMatch(RunProgress.Ready.class::isInstance));

    assertThat(screen(running, running.createdAt().plusSeconds(90), SYMBOLS))
        .contains(
            "   [✅] toolhunt-api  20 s",
            "   [✅] toolhunt-migratedb  3.0 s",
            "1 of 4 components ready  1 min 30 s");
  }

  @Test
  void stopsTheClockAtTheEnd() {
    assertThat(screen(story.last(), story.last().createdAt().plusSeconds(1_000), SYMBOLS))
        .endsWith("All components deployed  29 s");
  }

  private static List<String> screen(Deployment deployment, Instant now, Style style) {
    return DeploymentScreen.of(DeploymentMapping.of(deployment), now, style);
  }

  @Test
  void paintsOnlyWhenColourIsWelcome() {
    Style coloured = new Style(true, true);

    assertThat(screen(story.last(), story.last().createdAt(), coloured))
        .contains("   [\033[32m✅\033[0m] toolhunt-cleanup  \033[2m20 s\033[0m");
    assertThat(screen(story.last(), story.last().createdAt(), SYMBOLS))
        .noneMatch(line -> line.contains("\033"));
  }
}

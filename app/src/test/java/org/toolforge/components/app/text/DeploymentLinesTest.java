package org.toolforge.components.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.Story;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.http.mapping.DeploymentMapping;

final class DeploymentLinesTest {

  private static final Style SYMBOLS = new Style(false, true);

  @Test
  void saysTheSameHoweverManyStatesAreMissed() {
    Story story = Story.ofToolhunt();

    List<String> everything = told(story.states());

    assertThat(everything).startsWith("Starting deploy for toolhunt...").hasSize(11);
    assertThat(told(List.of(story.first(), story.last()))).isEqualTo(everything);
    assertThat(told(List.of(story.last()))).isEqualTo(everything);
  }

  @Test
  void saysNothingWhenNothingChanged() {
    for (Deployment state : Story.ofToolhunt().states()) {
      assertThat(between(state, state, SYMBOLS)).isEmpty();
    }
  }

  @Test
  void usesWordsWhereSymbolsCannotBeShown() {
    Story story =
        Story.of(Examples.TOOLHUNT, script -> script.run("toolhunt-api").failsWith("no Redis"));

    assertThat(between(null, story.last(), Style.BARE))
        .contains(
            "   [ok] toolhunt-migratedb",
            "   [failed] toolhunt-api: no Redis",
            "   [skipped] toolhunt-flower: Skipped, since toolhunt-api failed",
            "Deployment failed: Component toolhunt-api failed: no Redis");
  }

  @Test
  void tellsWhatTheStepOfABuildThatFailedSaidLast() {
    Story story =
        Story.of(
            Examples.TOOLHUNT,
            script ->
                script.build("toolhunt-api").failsIn("detect", 20, "No\tProcfile\n\033[2Jfound"));

    assertThat(between(null, story.last(), SYMBOLS))
        .containsSubsequence(
            "   [❌] toolhunt-api: Step 'detect' failed with exit code 20",
            "      | No Procfile",
            "      | [2Jfound");
  }

  @Test
  void leavesNothingInAMessageThatATerminalWouldObey() {
    Story story =
        Story.of(
            Examples.TOOLHUNT,
            script -> script.build("toolhunt-api").failsWith("first\nsecond\033[31mred"));

    assertThat(between(null, story.last(), SYMBOLS))
        .contains("   [❌] toolhunt-api: first second [31mred")
        .contains("No component was started or changed.");
  }

  @Test
  void tellsWhatIsInTheWay() {
    List<String> lines =
        told(Story.of(Examples.TOOLHUNT, script -> script.nextCallsFail(0)).states());
    assertThat(lines).noneMatch(line -> line.startsWith("Waiting: "));

    Deployment stuck = Story.ofToolhunt().first().withTrouble("The git host does not answer");
    assertThat(between(Story.ofToolhunt().first(), stuck, SYMBOLS))
        .containsExactly("Waiting: The git host does not answer");
  }

  @Test
  void tellsOfMaintenance() {
    Deployment first = Story.ofToolhunt().first();
    Deployment held =
        first.enter(Phase.WAITING, first.createdAt()).heldBy("new disks (until five)");

    assertThat(between(first, held, SYMBOLS))
        .containsExactly("Waiting for maintenance to end: new disks (until five)");
  }

  private static List<String> between(@Nullable Deployment before, Deployment now, Style style) {
    return DeploymentLines.between(
        before == null ? null : DeploymentMapping.of(before), DeploymentMapping.of(now), style);
  }

  private static List<String> told(List<Deployment> states) {
    List<String> lines = new ArrayList<>();
    @Nullable Deployment before = null;
    for (Deployment state : states) {
      lines.addAll(between(before, state, SYMBOLS));
      before = state;
    }
    return lines;
  }
}

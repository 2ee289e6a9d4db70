package org.toolforge.components.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.Story;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.http.mapping.DeploymentMapping;

final class LiveViewTest {

  private static final Style SYMBOLS = new Style(false, true);

  private final Story story = Story.ofToolhunt();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void drawsInThePlaceOfTheLastPicture() {
    show(DeploymentView.live(out, SYMBOLS, 24, 80), story.first());
    assertThat(written()).startsWith("Starting deploy for toolhunt...\033[K\n").endsWith("\033[J");
    bytes.reset();

    DeploymentView view = DeploymentView.live(out, SYMBOLS, 24, 80);
    show(view, story.first());
    bytes.reset();
    show(view, story.last());
    assertThat(written()).startsWith("\r\033[2AStarting deploy for toolhunt...\033[K\n");
  }

  @Test
  void drawsNothingWhenThePictureIsTheSame() {
    DeploymentView view = DeploymentView.live(out, SYMBOLS, 24, 80);
    show(view, story.last());
    bytes.reset();

    show(view, story.last());

    assertThat(written()).isEmpty();
  }

  @Test
  void cutsLinesThatANarrowTerminalWouldWrap() {
    show(DeploymentView.live(out, SYMBOLS, 24, 20), story.last());

    assertThat(written())
        .contains("   [✅] toolhunt-cl\033[K\n", "Starting deploy for\033[K\n")
        .doesNotContain("waited");
  }

  @Test
  void tellsLineByLineWhenTheTerminalIsTooLow() {
    DeploymentView view = DeploymentView.live(out, SYMBOLS, 8, 80);

    story.states().forEach(state -> show(view, state));

    assertThat(written())
        .contains("\033[2A\033[J")
        .endsWith(
            String.join(
                    "\n",
                    DeploymentLines.between(null, DeploymentMapping.of(story.last()), SYMBOLS))
                + "\n");
  }

  private static void show(DeploymentView view, Deployment deployment) {
    view.show(DeploymentMapping.of(deployment), deployment.createdAt());
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package org.toolforge.components.app.text;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.toolforge.components.http.model.Deployment;

/**
 * Redraws in place. A picture higher than the terminal cannot be; then results are told line by
 * line.
 */
final class LiveView implements DeploymentView {

  private static final String ERASE_REST_OF_LINE = "\033[K";
  private static final String ERASE_BELOW = "\033[J";

  private final PrintStream out;
  private final Style style;
  private final int rows;
  private final int columns;
  private final PlainView plain;
  private boolean fits = true;
  private List<String> drawn = List.of();

  LiveView(PrintStream out, Style style, int rows, int columns) {
    this.out = out;
    this.style = style;
    this.rows = rows;
    this.columns = columns;
    this.plain = new PlainView(out, style);
  }

  @Override
  public void show(Deployment deployment, Instant now) {
    List<String> lines =
        DeploymentScreen.of(deployment, now, style).stream()
            .map(line -> Width.cut(line, columns - 1))
            .toList();
    if (fits && lines.size() >= rows) {
      fits = false;
      out.print(upToTheTop() + ERASE_BELOW);
    }
    if (!fits) {
      plain.show(deployment, now);
    } else if (!lines.equals(drawn)) {
      draw(lines);
    }
  }

  /** In one piece, so that it does not flicker. */
  private void draw(List<String> lines) {
    StringBuilder picture = new StringBuilder(upToTheTop());
    for (String line : lines) {
      picture.append(line).append(ERASE_REST_OF_LINE).append('\n');
    }
    out.print(picture.append(ERASE_BELOW));
    out.flush();
    drawn = lines;
  }

  private String upToTheTop() {
    return drawn.isEmpty() ? "" : "\r\033[" + drawn.size() + "A";
  }
}

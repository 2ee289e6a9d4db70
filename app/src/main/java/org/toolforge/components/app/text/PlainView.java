package org.toolforge.components.app.text;

import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.model.Deployment;

/** Tells each result once. */
final class PlainView implements DeploymentView {

  private final PrintStream out;
  private final Style style;
  private @Nullable Deployment told;

  PlainView(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  @Override
  public void show(Deployment deployment, Instant now) {
    DeploymentLines.between(told, deployment, style).forEach(out::println);
    out.flush();
    told = deployment;
  }
}

package org.toolforge.components.app.text;

import java.io.PrintStream;
import java.time.Instant;
import org.toolforge.components.http.model.Deployment;

/** Shows how a deployment goes. */
public interface DeploymentView {

  /** Shows the state that the deployment has now; to be called often, whether it changed or not. */
  void show(Deployment deployment, Instant now);

  /** A line for each result, never taken back: for files, pipes and simple terminals. */
  static DeploymentView plain(PrintStream out, Style style) {
    return new PlainView(out, style);
  }

  /** A picture of the whole that is drawn again and again in the same place. */
  static DeploymentView live(PrintStream out, Style style, int rows, int columns) {
    return new LiveView(out, style, rows, columns);
  }
}

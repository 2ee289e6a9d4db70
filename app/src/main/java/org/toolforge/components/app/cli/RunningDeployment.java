package org.toolforge.components.app.cli;

import org.toolforge.components.app.text.DeploymentView;
import org.toolforge.components.http.model.Deployment;

/** A deployment under way, wherever it is carried out. */
interface RunningDeployment extends AutoCloseable {

  /** Shows how it goes until it is finished. */
  Deployment follow(DeploymentView view) throws InterruptedException;

  /** Asks it to stop; it ends soon after, unless it has ended already. */
  void cancel();

  /** The end of the sentence that says that it does not stop soon enough. */
  String whatBecomesOfIt();

  @Override
  void close();
}

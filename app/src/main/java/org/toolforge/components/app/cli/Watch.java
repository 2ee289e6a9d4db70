package org.toolforge.components.app.cli;

import java.io.PrintStream;
import java.util.List;
import org.toolforge.components.app.text.DeploymentView;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.DeploymentStatus;

/** Shows a deployment to its end, and tells by the exit code how it ended. */
final class Watch {

  private final OutputOption output;
  private final Console console;

  Watch(OutputOption output, Console console) {
    this.output = output;
    this.console = console;
  }

  /** Just looks on. */
  int of(RunningDeployment deployment) throws InterruptedException {
    return exitCode(shown(deployment));
  }

  /** Looks on, and cancels it when the user interrupts. */
  int of(RunningDeployment deployment, Interrupts interrupts) throws InterruptedException {
    try (Cancellation cancellation = Cancellation.on(interrupts, deployment, console.err())) {
      Deployment end = shown(deployment);
      return cancellation.isWanted() ? ExitCode.INTERRUPTED : exitCode(end);
    }
  }

  /** Where people read how it goes: not among results for machines. */
  PrintStream progress() {
    return output.isText() ? console.out() : console.err();
  }

  private Deployment shown(RunningDeployment deployment) throws InterruptedException {
    Deployment end = deployment.follow(view());
    output.print(end, List::of, console);
    return end;
  }

  private static int exitCode(Deployment end) {
    return end.getStatus() == DeploymentStatus.SUCCESSFUL ? ExitCode.OK : ExitCode.FAILED;
  }

  private DeploymentView view() {
    Console.Terminal terminal = console.terminal();
    return terminal == null || !output.isText()
        ? DeploymentView.plain(progress(), console.style())
        : DeploymentView.live(console.out(), console.style(), terminal.rows(), terminal.columns());
  }
}

package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.http.model.Deployment;
import picocli.CommandLine.Option;

/** What becomes of a deployment that a server was asked for. */
final class Start {

  @Option(
      names = "--detach",
      description = "Do not follow the deployment: print its id and leave it to the server.")
  private boolean detach;

  boolean isDetached() {
    return detach;
  }

  /** Follows it to the end, unless the user wants to go. Ctrl-C cancels it. */
  int follow(Deployment started, Remote remote, OutputOption output, Interrupts interrupts)
      throws InterruptedException {
    Console console = remote.console();
    if (detach) {
      console.err().println("Follow it: components deployment watch " + started.getDeployId());
      output.print(started, () -> List.of(started.getDeployId()), console);
      return ExitCode.OK;
    }
    return new Watch(output, console).of(new RemoteDeployment(remote, started), interrupts);
  }
}

package org.toolforge.components.app.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.toolforge.components.app.output.DeploymentJson;
import org.toolforge.components.app.text.DeploymentView;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.inmemory.RealTimeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deploys a config in a system of its own and follows the deployment to its end. */
@Command(
    name = "deploy",
    description = {
      "Deploy the components of a config, and follow it to the end.",
      "",
      PretendNotice.HELP
    },
    exitCodeList = {
      "0:deployed",
      "1:the deployment failed, timed out or was cancelled",
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP,
      "130:ended with Ctrl-C, which cancels the deployment"
    })
final class DeployCommand implements Callable<Integer> {

  private final Console console;
  private final Interrupts interrupts;

  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private RequestOptions options;
  @Mixin private OutputOption output;

  @Option(names = "--only-plan", description = "Show what it would do, and do nothing.")
  private boolean onlyPlan;

  @Option(
      names = "--fail",
      paramLabel = "STEP:NAME",
      converter = Failure.Converter.class,
      description =
          "Let a component fail, to see what happens: build:NAME or run:NAME. May be given several times.")
  private List<Failure> failures = new ArrayList<>();

  @Option(
      names = "--speed",
      paramLabel = "X",
      description =
          "How many times faster than real ones the pretended builds and runs go;" + " default: 6.")
  private double speed = 6;

  DeployCommand(Console console, Interrupts interrupts) {
    this.console = console;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!(speed > 0)) {
      throw new ParameterException(
          spec.commandLine(), "The speed must be a number above 0, not " + speed);
    }
    try (RealTimeline timeline = new RealTimeline(speed)) {
      EmbeddedTool tool = EmbeddedTool.open(file, options, timeline, console);
      Prepared prepared = tool.prepared();
      for (Failure failure : failures) {
        failure.arrange(
            tool.system().script(), prepared.config().document().config(), prepared.plan());
      }
      if (onlyPlan) {
        PlanCommand.show(tool, output, console);
        return ExitCode.OK;
      }
      return deploy(tool);
    }
  }

  private int deploy(EmbeddedTool tool) throws InterruptedException {
    progress().println(PretendNotice.NOTICE);
    try (EmbeddedDeployment deployment = EmbeddedDeployment.start(tool);
        Cancellation cancellation = Cancellation.on(interrupts, deployment, console.err())) {
      Deployment end = deployment.follow(view());
      if (output.isJson()) {
        console.out().println(DeploymentJson.of(end));
      }
      if (cancellation.isWanted()) {
        return ExitCode.INTERRUPTED;
      }
      return end.status() == DeploymentStatus.SUCCESSFUL ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  /** Where people read how it goes: not among JSON. */
  private PrintStream progress() {
    return output.isJson() ? console.err() : console.out();
  }

  private DeploymentView view() {
    Console.Terminal terminal = console.terminal();
    return terminal == null || output.isJson()
        ? DeploymentView.plain(progress(), console.style())
        : DeploymentView.live(console.out(), console.style(), terminal.rows(), terminal.columns());
  }
}

package org.toolforge.components.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.toolforge.components.app.serve.ServeCommand;
import org.toolforge.components.inmemory.simulation.Simulation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program as a whole. */
@Command(
    name = "components",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Deploys the components of a tool from one declared config.",
      "",
      PretendNotice.HELP
    },
    footer = {
      "",
      "Examples:",
      "  components deploy mytool.yaml",
      "  components config validate mytool.yaml",
      "  components status --server https://host:30003/components --tool mytool"
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; for deploy: deployed",
      ExitCode.FAILED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP,
      "130:ended with Ctrl-C; a deployment is cancelled first"
    })
public final class ComponentsCommand implements Callable<Integer> {

  private static final int HELP_WIDTH = 100;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show a stack trace if this program turns out to have a defect.")
  boolean debug;

  @Spec private CommandSpec spec;

  private ComponentsCommand() {}

  /** Runs the program, and tells the exit code. */
  public static int run(Console console, Interrupts interrupts, String... arguments) {
    try {
      return written(console, commandLine(console, interrupts).execute(arguments));
    } catch (Error defect) { // anything less is handled already
      return Mistakes.defect(defect, console.err(), console.debug());
    }
  }

  /** Nobody is to take a result for complete that could not be written, as to a full disk. */
  private static int written(Console console, int exitCode) {
    if (!console.out().checkError()) {
      return exitCode;
    }
    console.err().println("Not all of the output could be written.");
    return exitCode == ExitCode.OK ? ExitCode.FAILED : exitCode;
  }

  /** Without a command there is nothing to do but to say which ones there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.MISTAKE;
  }

  private static CommandLine commandLine(Console console, Interrupts interrupts) {
    CommandLine program =
        new CommandLine(new ComponentsCommand())
            .addSubcommand(new DeployCommand(console, interrupts))
            .addSubcommand(new PlanCommand(console))
            .addSubcommand(
                new CommandLine(new ConfigCommand())
                    .addSubcommand(new ValidateCommand(console))
                    .addSubcommand(new SchemaCommand(console))
                    .addSubcommand(new ConfigShowCommand(console))
                    .addSubcommand(new ConfigCreateCommand(console))
                    .addSubcommand(new ConfigDeleteCommand(console))
                    .addSubcommand(new ConfigGenerateCommand(console))
                    .addSubcommand(new ConfigHistoryCommand(console)))
            .addSubcommand(
                new CommandLine(new DeploymentCommand())
                    .addSubcommand(new DeploymentCreateCommand(console, interrupts))
                    .addSubcommand(new DeploymentListCommand(console))
                    .addSubcommand(new DeploymentShowCommand(console))
                    .addSubcommand(new DeploymentWatchCommand(console))
                    .addSubcommand(new DeploymentCancelCommand(console))
                    .addSubcommand(new DeploymentRetryCommand(console, interrupts))
                    .addSubcommand(new DeploymentRollbackCommand(console, interrupts))
                    .addSubcommand(new DeploymentDeleteCommand(console)))
            .addSubcommand(new LogsCommand(console))
            .addSubcommand(new RunCommand(console, interrupts))
            .addSubcommand(
                new CommandLine(new RunsCommand())
                    .addSubcommand(new RunsListCommand(console))
                    .addSubcommand(new RunsShowCommand(console))
                    .addSubcommand(new RunsLogsCommand(console))
                    .addSubcommand(new RunsDeleteCommand(console)))
            .addSubcommand(new ResultsCommand(console))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new QuotasCommand(console))
            .addSubcommand(
                new CommandLine(new DeployTokenCommand())
                    .addSubcommand(new TokenCreateCommand(console))
                    .addSubcommand(new TokenShowCommand(console))
                    .addSubcommand(new TokenRefreshCommand(console))
                    .addSubcommand(new TokenDeleteCommand(console)))
            .addSubcommand(new CallbackKeyCommand(console))
            .addSubcommand(new ServeCommand(console, interrupts))
            .addSubcommand(new CompletionCommand(console))
            .addSubcommand(new SimulateCommand(console, Simulation.STANDARD));
    Mistakes mistakes = new Mistakes(console);
    Console.Terminal terminal = console.terminal();
    return program
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.style().colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(
            terminal == null ? HELP_WIDTH : Math.clamp(terminal.columns(), 60, HELP_WIDTH))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(mistakes)
        .setExecutionExceptionHandler(mistakes);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}

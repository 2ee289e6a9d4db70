package org.toolforge.components.app.cli;

import java.io.IOException;
import java.util.Locale;
import org.toolforge.components.http.client.ComponentsClient;
import org.toolforge.components.http.client.ComponentsClient.LogKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the log of a build or a run. */
@Command(
    name = "logs",
    description = "Print the log of a component's build, or of what runs.",
    footer = {
      "",
      "Examples:",
      "  components logs web",
      "  components logs web --kind run --follow"
    },
    exitCodeList = {
      "0:printed",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class LogsCommand extends ServerCommand {

  /** Which log. */
  enum Kind {
    BUILD,
    RUN;

    LogKind of() {
      return this == BUILD ? LogKind.BUILD : LogKind.RUN;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "COMPONENT", description = "The component.")
  private String component;

  @Option(
      names = "--deployment",
      paramLabel = "ID",
      description = "Of which deployment; default: the newest.")
  private String deployment = ComponentsClient.LATEST;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Kind kind = Kind.BUILD;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with new lines until the build or run ends.")
  private boolean follow;

  LogsCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) throws InterruptedException, IOException {
    remote.client().log(deployment, component, kind.of(), follow, console().out());
    return ExitCode.OK;
  }
}

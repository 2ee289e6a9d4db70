package org.toolforge.components.app.cli;

import org.toolforge.components.app.text.RunText;
import org.toolforge.components.http.model.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one run on demand. */
@Command(
    name = "show",
    description = "Show a run as it is now.",
    footer = {"", "Examples:", "  components runs show run-20260404-120000-k3v9x2m7qp"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class RunsShowCommand extends ServerCommand {

  @Mixin private OutputOption output;

  @Parameters(paramLabel = "RUN", description = "The run's id.")
  private String id;

  RunsShowCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    Run shown = remote.told(remote.client().runs().show(id));
    output.print(shown, () -> RunText.of(shown, console().style()), console());
    return ExitCode.OK;
  }
}

package org.toolforge.components.app.cli;

import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.text.Tables;
import org.toolforge.components.http.model.ConfigRevisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists earlier configs, or shows one. */
@Command(
    name = "history",
    description = "List the configs that were stored, or show one of them.",
    footer = {"", "Examples:", "  components config history", "  components config history 7"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ConfigHistoryCommand extends ServerCommand {

  @Mixin private OutputOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "REVISION",
      description = "The number of the one to show.")
  private @Nullable Long revision;

  ConfigHistoryCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    if (revision != null) {
      output.printDocument(remote.told(remote.client().configRevision(revision)), console());
    } else {
      ConfigRevisions all = remote.told(remote.client().configRevisions());
      output.print(
          all,
          () -> Tables.revisions(all.getRevisions(), console().style(), console().columns()),
          console());
    }
    return ExitCode.OK;
  }
}

package org.toolforge.components.app.cli;

import org.toolforge.components.app.text.Tables;
import org.toolforge.components.http.model.Quotas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells the limits. */
@Command(
    name = "quotas",
    description = "Tell what the tool may use, and what it uses.",
    footer = {"", "Examples:", "  components quotas"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class QuotasCommand extends ServerCommand {

  @Mixin private OutputOption output;

  QuotasCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    Quotas all = remote.told(remote.client().quotas());
    output.print(
        all,
        () -> Tables.quotas(all.getQuotas(), console().style(), console().columns()),
        console());
    return ExitCode.OK;
  }
}

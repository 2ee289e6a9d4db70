package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a config from what runs. */
@Command(
    name = "generate",
    description =
        "Make a config from the jobs and builds that the tool has now. Nothing is stored.",
    footer = {"", "Examples:", "  components config generate >mytool.yaml"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ConfigGenerateCommand extends ServerCommand {

  @Mixin private OutputOption output;

  ConfigGenerateCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    output.printDocument(remote.told(remote.client().generatedConfig()), console());
    return ExitCode.OK;
  }
}

package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.config.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stores a config. */
@Command(
    name = "create",
    description =
        "Store a config on the server, in place of what the tool has. Nothing is deployed.",
    footer = {
      "",
      "Examples:",
      "  components config create mytool.yaml",
      "  components config create - <mytool.yaml"
    },
    exitCodeList = {"0:stored", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ConfigCreateCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private ConfigFile file;

  ConfigCreateCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    Node config = file.read(Documents.reader(), console());
    output.print(remote.told(remote.client().saveConfig(config)), List::of, console());
    return ExitCode.OK;
  }
}

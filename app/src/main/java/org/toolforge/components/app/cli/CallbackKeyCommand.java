package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.http.model.CallbackKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what callbacks are signed with. */
@Command(
    name = "callback-key",
    description = {
      "Print the key that the tool's callbacks are signed with.",
      "Whoever has it can make up callbacks that look genuine."
    },
    footer = {
      "",
      "Examples:",
      "  components callback-key >callback-key.txt",
      "  components callback-key --output json"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class CallbackKeyCommand extends ServerCommand {

  @Mixin private OutputOption output;

  CallbackKeyCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    CallbackKey key = remote.told(remote.client().callbackKey());
    output.print(key, () -> List.of(key.getKey()), console());
    return ExitCode.OK;
  }
}

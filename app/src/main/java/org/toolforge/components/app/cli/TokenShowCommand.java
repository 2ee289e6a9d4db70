package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.http.model.DeployToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the deploy token. */
@Command(
    name = "show",
    description = "Print the deploy token of the tool.",
    footer = {
      "",
      "Examples:",
      "  components deploy-token show",
      "  components deploy-token show --output json"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class TokenShowCommand extends ServerCommand {

  @Mixin private OutputOption output;

  TokenShowCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    DeployToken token = remote.told(remote.client().deployToken());
    console().err().println("It expires at " + token.getExpirationDate() + ".");
    output.print(token, () -> List.of(token.getToken()), console());
    return ExitCode.OK;
  }
}

package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.http.model.DeployToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates a deploy token. */
@Command(
    name = "create",
    description = "Create the deploy token of the tool, and print it.",
    footer = {"", "Examples:", "  components deploy-token create"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class TokenCreateCommand extends ServerCommand {

  @Mixin private OutputOption output;

  TokenCreateCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    DeployToken token = remote.told(remote.client().createDeployToken());
    console().err().println("It expires at " + token.getExpirationDate() + ".");
    output.print(token, () -> List.of(token.getToken()), console());
    return ExitCode.OK;
  }
}

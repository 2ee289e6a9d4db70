package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.http.model.DeployToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces the deploy token. */
@Command(
    name = "refresh",
    description =
        "Replace the deploy token of the tool, and print the new one. The old one is worthless from then on.",
    footer = {"", "Examples:", "  components deploy-token refresh --yes-im-sure"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class TokenRefreshCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private Agreement agreement;

  TokenRefreshCommand(Console console) {
    super(console);
  }

  @Override
  boolean isAgreedTo(String tool) {
    return agreement.to(
        "This makes the present deploy token of tool " + tool + " worthless.", console());
  }

  @Override
  int call(Remote remote) {
    DeployToken token = remote.told(remote.client().refreshDeployToken());
    console().err().println("It expires at " + token.getExpirationDate() + ".");
    output.print(token, () -> List.of(token.getToken()), console());
    return ExitCode.OK;
  }
}

package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;

/** Everything about the tool's deploy token. */
@Command(
    name = "deploy-token",
    description = {
      "The token with which a pipeline may deploy.",
      "With it, deployments can be made, read and listed, and nothing else. Standard output holds"
          + " nothing but the token."
    },
    footer = {
      "",
      "Examples:",
      "  components deploy-token create >deploy-token.txt",
      "  components deploy-token refresh --yes-im-sure"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class DeployTokenCommand extends GroupCommand {}

package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;

/** Everything about deployments on a server. */
@Command(
    name = "deployment",
    description = "Make deployments on a server, look at them, and end them.",
    footer = {
      "",
      "Examples:",
      "  components deployment create",
      "  components deployment list",
      "  components deployment cancel"
    },
    exitCodeList = {
      "0:done; for those that are followed: deployed",
      ExitCode.FAILED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class DeploymentCommand extends GroupCommand {}

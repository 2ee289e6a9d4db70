package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;

/** Everything about runs on demand that are there. */
@Command(
    name = "runs",
    description = "Look at the runs on demand of a server, and end them.",
    footer = {
      "",
      "Examples:",
      "  components runs list",
      "  components runs logs run-20260404-120000-k3v9x2m7qp --follow"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class RunsCommand extends GroupCommand {}

package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;

/** Everything about configs. */
@Command(
    name = "config",
    description = "Check configs and print their schema; store and show the tool's on a server.",
    footer = {
      "",
      "Examples:",
      "  components config validate mytool.yaml",
      "  components config create mytool.yaml",
      "  components config show"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ConfigCommand extends GroupCommand {}

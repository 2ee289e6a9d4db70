package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;

/** Everything about configs that needs no deployment. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Check configs, and print their schema.",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ConfigCommand {}

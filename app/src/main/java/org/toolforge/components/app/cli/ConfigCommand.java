package org.toolforge.components.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything about configs that needs no deployment. */
@Command(
    name = "config",
    description = "Check configs, and print their schema.",
    exitCodeList = {"0:done", ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ConfigCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do but to say which ones there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.MISTAKE;
  }
}

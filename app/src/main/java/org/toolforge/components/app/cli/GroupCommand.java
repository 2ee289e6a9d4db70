package org.toolforge.components.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only has others below it. */
abstract class GroupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do but to say which ones there are. */
  @Override
  public final Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.MISTAKE;
  }
}

package org.toolforge.components.app.cli;

import java.util.concurrent.Callable;
import org.toolforge.components.config.ConfigSchema;
import picocli.CommandLine.Command;

/** Prints the schema of configs. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of configs, with which editors check and complete them.",
    exitCodeList = {"0:printed", ExitCode.DEFECT_HELP})
final class SchemaCommand implements Callable<Integer> {

  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().println(ConfigSchema.text().stripTrailing());
    return ExitCode.OK;
  }
}

package org.toolforge.components.app.cli;

import java.util.concurrent.Callable;
import org.toolforge.components.app.output.PlanJson;
import org.toolforge.components.app.text.PlanText;
import org.toolforge.components.inmemory.RealTimeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a deployment would do. */
@Command(
    name = "plan",
    description = {
      "Show what a deployment would do, stage by stage, and why.",
      "It plans for a tool of which nothing runs yet, and makes up the commits."
    },
    exitCodeList = {"0:planned", ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class PlanCommand implements Callable<Integer> {

  private static final double ANY_SPEED = 1;

  private final Console console;

  @Mixin private ConfigFile file;
  @Mixin private RequestOptions options;
  @Mixin private OutputOption output;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (RealTimeline timeline = new RealTimeline(ANY_SPEED)) {
      show(EmbeddedTool.open(file, options, timeline, console), output, console);
      return ExitCode.OK;
    }
  }

  static void show(EmbeddedTool tool, OutputOption output, Console console) {
    console.err().println(PretendNotice.PLAN);
    if (output.isJson()) {
      console.out().println(PlanJson.of(tool.name(), tool.prepared()));
    } else {
      PlanText.of(tool.name(), tool.prepared(), console.style()).forEach(console.out()::println);
    }
  }
}

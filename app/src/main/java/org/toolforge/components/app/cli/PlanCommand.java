package org.toolforge.components.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.text.PlanText;
import org.toolforge.components.http.client.ClientSettings;
import org.toolforge.components.http.mapping.PlanMapping;
import org.toolforge.components.http.model.Plan;
import org.toolforge.components.inmemory.RealTimeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a deployment would do. */
@Command(
    name = "plan",
    description = {
      "Show what a deployment would do, stage by stage, and why.",
      "With a server, it plans that config, or without FILE the one that is stored. Without a server"
          + " it plans for a tool of which nothing runs yet, and makes up the commits."
    },
    footer = {
      "",
      "Examples:",
      "  components plan mytool.yaml",
      "  components plan --server https://host:30003/components --tool mytool"
    },
    exitCodeList = {
      "0:planned",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class PlanCommand implements Callable<Integer> {

  private static final double ANY_SPEED = 1;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = ConfigFile.HELP)
  private @Nullable String name;

  @Mixin private RequestOptions options;
  @Mixin private OutputOption output;
  @Mixin private ServerOptions server;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<ClientSettings> settings = ServerSettings.find(server, console.surroundings());
    if (settings.isPresent()) {
      onServer(settings.get());
    } else {
      pretended();
    }
    return ExitCode.OK;
  }

  private void onServer(ClientSettings settings) {
    try (Remote remote = Remote.open(settings, console)) {
      show(
          remote.told(
              remote
                  .client()
                  .plan(
                      options.request(),
                      name == null
                          ? null
                          : new ConfigFile(name).read(Documents.reader(), console))),
          output,
          console);
    }
  }

  private void pretended() {
    if (name == null) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE'");
    }
    try (RealTimeline timeline = new RealTimeline(ANY_SPEED)) {
      show(
          EmbeddedTool.open(new ConfigFile(name), server, options, timeline, console),
          output,
          console);
    }
  }

  static void show(EmbeddedTool tool, OutputOption output, Console console) {
    console.err().println(PretendNotice.PLAN);
    show(PlanMapping.of(tool.name(), tool.prepared()), output, console);
  }

  static void show(Plan plan, OutputOption output, Console console) {
    output.print(plan, () -> PlanText.of(plan, console.style()), console);
  }
}

package org.toolforge.components.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.http.client.ClientSettings;
import org.toolforge.components.inmemory.RealTimeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deploys a config, on a server or in a system of its own, and follows it to the end. */
@Command(
    name = "deploy",
    description = {
      "Deploy the components of a config, and follow it to the end.",
      "With a server, the config is stored there first, in place of what the tool has.",
      "",
      PretendNotice.HELP
    },
    footer = {
      "",
      "Examples:",
      "  components deploy mytool.yaml",
      "  components deploy mytool.yaml --fail build:web",
      "  components deploy mytool.yaml --server https://host:30003/components --tool mytool"
    },
    exitCodeList = {
      "0:deployed",
      ExitCode.FAILED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP,
      "130:ended with Ctrl-C, which cancels the deployment"
    })
final class DeployCommand implements Callable<Integer> {

  private static final double USUAL_SPEED = 6;

  private final Console console;
  private final Interrupts interrupts;

  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private RequestOptions options;
  @Mixin private CallbackOption callback;
  @Mixin private Start start;
  @Mixin private OutputOption output;
  @Mixin private ServerOptions server;

  @Option(names = "--only-plan", description = "Show what it would do, and do nothing.")
  private boolean onlyPlan;

  @Option(
      names = "--fail",
      paramLabel = "STEP:NAME",
      converter = Failure.Converter.class,
      description =
          "Without a server: let a component fail, to see what happens: build:NAME or run:NAME. May"
              + " be given several times.")
  private List<Failure> failures = new ArrayList<>();

  @Option(
      names = "--speed",
      paramLabel = "X",
      description =
          "Without a server: how many times faster than real ones the pretended builds and runs go;"
              + " default: 6.")
  private @Nullable Double speed;

  DeployCommand(Console console, Interrupts interrupts) {
    this.console = console;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<ClientSettings> settings = ServerSettings.find(server, console.surroundings());
    return settings.isPresent() ? onServer(settings.get()) : pretended();
  }

  private int onServer(ClientSettings settings) throws InterruptedException {
    if (speed != null || !failures.isEmpty()) {
      throw new UserMistake(
          "A server does not pretend: --fail and --speed go with '--server none' only.");
    }
    Node config = file.read(Documents.reader(), console);
    try (Remote remote = Remote.open(settings, console)) {
      if (onlyPlan) {
        PlanCommand.show(
            remote.told(remote.client().plan(options.request(), config)), output, console);
        return ExitCode.OK;
      }
      remote.told(remote.client().saveConfig(config));
      return start.follow(
          remote.told(remote.client().deploy(options.request().calling(callback.url()))),
          remote,
          output,
          interrupts);
    }
  }

  private int pretended() throws InterruptedException {
    if (start.isDetached()) {
      throw new UserMistake(
          "Without a server there is nobody to leave the deployment to: --detach"
              + " needs --server.");
    }
    if (callback.url() != null) {
      throw new UserMistake(
          "Without a server there is nobody who calls back: --callback needs --server.");
    }
    double factor = speed == null ? USUAL_SPEED : speed;
    if (!(factor > 0)) {
      throw new ParameterException(
          spec.commandLine(), "The speed must be a number above 0, not " + factor);
    }
    try (RealTimeline timeline = new RealTimeline(factor)) {
      EmbeddedTool tool = EmbeddedTool.open(file, server, options, timeline, console);
      Prepared prepared = tool.prepared();
      for (Failure failure : failures) {
        failure.arrange(
            tool.system().script(), prepared.config().document().config(), prepared.plan());
      }
      if (onlyPlan) {
        PlanCommand.show(tool, output, console);
        return ExitCode.OK;
      }
      Watch watch = new Watch(output, console);
      watch.progress().println(PretendNotice.NOTICE);
      try (EmbeddedDeployment deployment = EmbeddedDeployment.start(tool)) {
        return watch.of(deployment, interrupts);
      }
    }
  }
}

package org.toolforge.components.app.cli;

import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.client.DeployOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deploys the stored config. */
@Command(
    name = "create",
    description = {
      "Deploy the config that the tool has on the server, and follow it to the end.",
      "Ctrl-C cancels the deployment."
    },
    footer = {
      "",
      "Examples:",
      "  components deployment create",
      "  components deployment create --detach --description 'Release 1.4'",
      "  components deployment create --detach --callback https://host/deployed"
    },
    exitCodeList = {
      "0:deployed",
      ExitCode.FAILED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class DeploymentCreateCommand extends ServerCommand {

  private final Interrupts interrupts;

  @Mixin private OutputOption output;
  @Mixin private Start start;
  @Mixin private RequestOptions options;
  @Mixin private CallbackOption callback;

  @Option(names = "--description", paramLabel = "TEXT", description = "Why, for people.")
  private @Nullable String description;

  @Option(
      names = "--plan",
      paramLabel = "ID",
      description = "The id of a plan: refuse to do anything else by now.")
  private @Nullable String plan;

  DeploymentCreateCommand(Console console, Interrupts interrupts) {
    super(console);
    this.interrupts = interrupts;
  }

  @Override
  int call(Remote remote) throws InterruptedException {
    DeployOptions asked =
        options.request().describedAs(description).pinnedTo(plan).calling(callback.url());
    return start.follow(remote.told(remote.client().deploy(asked)), remote, output, interrupts);
  }
}

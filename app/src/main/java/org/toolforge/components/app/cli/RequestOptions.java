package org.toolforge.components.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import picocli.CommandLine.Option;

/** What is asked of a plan or a deployment beyond the config. */
final class RequestOptions {

  private static final String CAUSE = "cli";

  @Option(
      names = "--tool",
      paramLabel = "NAME",
      description = "The tool's name. Default: the file's name without its ending.")
  private @Nullable String tool;

  @Option(
      names = "--component",
      paramLabel = "NAME",
      description = "Only this component. May be given several times.")
  private List<String> components = new ArrayList<>();

  @Option(names = "--force-build", description = "Build even what is built already.")
  private boolean forceBuild;

  @Option(names = "--force-run", description = "Restart even what did not change.")
  private boolean forceRun;

  /**
   * The tool, as told or as the file's name has it.
   *
   * @throws UserMistake when neither is a tool's name
   */
  ToolName toolOf(ConfigFile file) {
    if (tool != null) {
      return new ToolName(tool);
    }
    if (file.isStandardInput()) {
      throw new UserMistake("Standard input has no name: name the tool with --tool NAME.");
    }
    try {
      return new ToolName(file.baseName());
    } catch (ComponentsException.Invalid e) {
      throw new UserMistake(
          "The file's name, %s, is no name for a tool: name the tool with --tool NAME. %s"
              .formatted(file.shown(), e.getMessage()));
    }
  }

  /**
   * The request.
   *
   * @throws UserMistake when it selects a component that the config does not have
   */
  DeploymentRequest request(ToolName by, ToolConfig config) {
    Set<ComponentName> only = new LinkedHashSet<>();
    components.forEach(name -> only.add(Names.known(name, config)));
    return DeploymentRequest.by(by.value(), CAUSE)
        .forcing(forceBuild, forceRun)
        .onlyComponents(only);
  }
}

package org.toolforge.components.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.http.client.DeployOptions;
import picocli.CommandLine.Option;

/** What is asked of a plan or a deployment beyond the config. */
final class RequestOptions {

  private static final String CAUSE = "cli";

  @Option(
      names = "--component",
      paramLabel = "NAME",
      description = "Only this component. May be given several times.")
  private List<String> components = new ArrayList<>();

  @Option(names = "--force-build", description = "Build even what is built already.")
  private boolean forceBuild;

  @Option(names = "--force-run", description = "Restart even what did not change.")
  private boolean forceRun;

  /** The request to a server, which knows the components. */
  DeployOptions request() {
    return new DeployOptions(forceBuild, forceRun, components, null, null, null);
  }

  /**
   * The request without a server.
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

package org.toolforge.components.http.resource;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.http.auth.Caller;

/** What is asked of a deployment or plan in the query of a request. */
final class DeploymentRequests {

  private static final String CAUSE = "api";

  private DeploymentRequests() {}

  static DeploymentRequest of(
      Caller caller, boolean forceBuild, boolean forceRun, List<String> only) {
    Set<ComponentName> components = new LinkedHashSet<>();
    only.forEach(name -> components.add(new ComponentName(name)));
    return DeploymentRequest.by(caller.name(), CAUSE)
        .forcing(forceBuild, forceRun)
        .onlyComponents(components);
  }
}

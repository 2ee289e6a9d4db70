package org.toolforge.components.http.mapping;

import java.util.List;
import org.toolforge.components.config.Component;
import org.toolforge.components.deployment.Deployment;

/** What a deployment without a plan is about. */
final class Unplanned {

  private Unplanned() {}

  /** The components that were asked for, as far as the config names them itself. */
  static List<Component> components(Deployment deployment) {
    return deployment.config().components().values().stream()
        .filter(component -> deployment.request().options().selects(component.name()))
        .toList();
  }
}

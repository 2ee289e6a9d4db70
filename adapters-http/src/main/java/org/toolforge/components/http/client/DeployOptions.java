package org.toolforge.components.http.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a plan or a deployment beyond the config.
 *
 * @param components only these; empty for all
 * @param description why, for people
 * @param plan the id of the plan that alone may be carried out; null for any
 */
public record DeployOptions(
    boolean forceBuild,
    boolean forceRun,
    List<String> components,
    @Nullable String description,
    @Nullable String plan) {

  public static final DeployOptions NONE = new DeployOptions(false, false, List.of(), null, null);

  public DeployOptions {
    components = List.copyOf(components);
  }

  public DeployOptions describedAs(@Nullable String reason) {
    return new DeployOptions(forceBuild, forceRun, components, reason, plan);
  }

  /** Refusing to do anything but what that plan says. */
  public DeployOptions pinnedTo(@Nullable String id) {
    return new DeployOptions(forceBuild, forceRun, components, description, id);
  }
}

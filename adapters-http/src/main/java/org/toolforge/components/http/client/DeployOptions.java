package org.toolforge.components.http.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a plan or a deployment beyond the config.
 *
 * @param components only these; empty for all
 * @param description why, for people
 * @param plan the id of the plan that alone may be carried out; null for any
 * @param callback the address to call when it has ended; null for none
 */
public record DeployOptions(
    boolean forceBuild,
    boolean forceRun,
    List<String> components,
    @Nullable String description,
    @Nullable String plan,
    @Nullable String callback) {

  public static final DeployOptions NONE =
      new DeployOptions(false, false, List.of(), null, null, null);

  public DeployOptions {
    components = List.copyOf(components);
  }

  public DeployOptions describedAs(@Nullable String reason) {
    return new DeployOptions(forceBuild, forceRun, components, reason, plan, callback);
  }

  /** Refusing to do anything but what that plan says. */
  public DeployOptions pinnedTo(@Nullable String id) {
    return new DeployOptions(forceBuild, forceRun, components, description, id, callback);
  }

  /** Telling somebody of the end. */
  public DeployOptions calling(@Nullable String address) {
    return new DeployOptions(forceBuild, forceRun, components, description, plan, address);
  }
}

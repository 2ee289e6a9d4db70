package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ScheduledComponent;

/**
 * Compares what of a continuous or scheduled component reaches the platform, by the path that the
 * config has for it.
 */
final class JobSettings {

  private final List<String> differences = new ArrayList<>();

  private JobSettings() {}

  /** The paths at which two versions of a component differ, in the order of the config format. */
  static List<String> differences(Component before, Component after) {
    JobSettings settings = new JobSettings();
    if (!before.getClass().equals(after.getClass())) {
      settings.differences.add("component_type");
    }
    settings.compare(before.run(), after.run());
    if (before instanceof ContinuousComponent one && after instanceof ContinuousComponent other) {
      settings.compare("run.port", one.port(), other.port());
      settings.compare("run.publish", one.published(), other.published());
      settings.compare("run.replicas", one.replicas(), other.replicas());
      settings.compare("run.health_check", one.healthCheck(), other.healthCheck());
    }
    if (before instanceof ScheduledComponent one && after instanceof ScheduledComponent other) {
      settings.compare("run.schedule", one.schedule(), other.schedule());
      settings.compare("run.timeout", one.timeout(), other.timeout());
      settings.compare("run.retry", one.retry(), other.retry());
    }
    return settings.differences;
  }

  private void compare(RunSpec before, RunSpec after) {
    compare("run.command", before.command(), after.command());
    compare("run.env", before.env(), after.env());
    compare("run.env_from", before.envFrom(), after.envFrom());
    compare("run.cpu", before.cpu(), after.cpu());
    compare("run.memory", before.memory(), after.memory());
    compare("run.mount", before.mount(), after.mount());
    compare("run.emails", before.emails(), after.emails());
    compare("run.filelog", before.fileLog(), after.fileLog());
  }

  private void compare(String path, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      differences.add(path);
    }
  }
}

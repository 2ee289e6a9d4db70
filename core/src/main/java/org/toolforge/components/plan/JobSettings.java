package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ScheduledComponent;

/** Compares two versions of a component, by the paths that the config has for its settings. */
public final class JobSettings {

  private final List<String> differences = new ArrayList<>();

  private JobSettings() {}

  /**
   * The paths at which two versions of a component differ in what reaches the platform, in the
   * order of the config format. Of a one-off only that counts which makes it run again.
   */
  public static List<String> differences(Component before, Component after) {
    JobSettings settings = new JobSettings();
    if (!before.getClass().equals(after.getClass())) {
      settings.differences.add("component_type");
    }
    if (before instanceof OneOffComponent && after instanceof OneOffComponent) {
      settings.compareTask(before.run(), after.run());
    } else {
      settings.compare(before.run(), after.run());
    }
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

  private void compareTask(RunSpec before, RunSpec after) {
    compare("run.command", before.command(), after.command());
    compare("run.env", before.env(), after.env());
  }

  private void compare(RunSpec before, RunSpec after) {
    compareTask(before, after);
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

package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ScheduledComponent;

/** What of a component reaches the platform, by the path that the config has for it. */
final class JobSettings {

  private JobSettings() {}

  /** The paths at which two versions of a component differ, in the order of the config format. */
  static List<String> differences(Component before, Component after) {
    if (before.equals(after)) {
      return List.of();
    }
    Map<String, Object> old = of(before);
    Map<String, Object> next = of(after);
    List<String> paths = new ArrayList<>();
    next.forEach((path, value) -> {
      if (!Objects.equals(value, old.get(path))) {
        paths.add(path);
      }
    });
    old.keySet().stream().filter(path -> !next.containsKey(path)).forEach(paths::add);
    return paths;
  }

  private static Map<String, Object> of(Component component) {
    Map<String, Object> settings = new LinkedHashMap<>();
    switch (component) {
      case ContinuousComponent continuous -> {
        settings.put("component_type", "continuous");
        putRun(settings, continuous.run());
        if (continuous.port() != null) {
          settings.put("run.port", continuous.port());
        }
        settings.put("run.publish", continuous.published());
        settings.put("run.replicas", continuous.replicas());
        settings.put("run.health_check", continuous.healthCheck());
      }
      case ScheduledComponent scheduled -> {
        settings.put("component_type", "scheduled");
        putRun(settings, scheduled.run());
        settings.put("run.schedule", scheduled.schedule());
        settings.put("run.timeout", scheduled.timeout());
        settings.put("run.retry", scheduled.retry());
      }
      case OneOffComponent oneOff -> {
        settings.put("component_type", "one-off");
        putRun(settings, oneOff.run());
        settings.put("run.retry", oneOff.retry());
      }
    }
    return settings;
  }

  private static void putRun(Map<String, Object> settings, RunSpec run) {
    settings.put("run.command", run.command());
    settings.put("run.env", run.env());
    settings.put("run.env_from", run.envFrom());
    if (run.cpu() != null) {
      settings.put("run.cpu", run.cpu());
    }
    if (run.memory() != null) {
      settings.put("run.memory", run.memory());
    }
    settings.put("run.mount", run.mount());
    settings.put("run.emails", run.emails());
    settings.put("run.filelog", run.fileLog());
  }
}

package org.toolforge.components.status;

import java.util.List;
import org.toolforge.components.config.BuildSource;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ScheduledComponent;

/** Components with one part exchanged. */
final class Parts {

  private Parts() {}

  static Component builtFrom(Component component, BuildSource source) {
    return with(component, source, component.waitFor());
  }

  static Component waitingFor(Component component, List<ComponentName> names) {
    return with(component, component.build(), names);
  }

  private static Component with(Component of, BuildSource source, List<ComponentName> waitFor) {
    return switch (of) {
      case ContinuousComponent c ->
          new ContinuousComponent(
              c.name(),
              c.description(),
              source,
              waitFor,
              c.run(),
              c.port(),
              c.published(),
              c.replicas(),
              c.healthCheck());
      case ScheduledComponent c ->
          new ScheduledComponent(
              c.name(),
              c.description(),
              source,
              waitFor,
              c.run(),
              c.schedule(),
              c.timeout(),
              c.retry());
      case OneOffComponent c ->
          new OneOffComponent(
              c.name(), c.description(), source, waitFor, c.run(), c.retry(), c.rerun());
    };
  }
}

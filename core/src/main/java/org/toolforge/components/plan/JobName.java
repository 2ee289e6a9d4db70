package org.toolforge.components.plan;

import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ScheduledComponent;

/** What a component's job is called on the platform. */
public record JobName(String value) {

  /**
   * The name of the job that runs a component: lasting jobs keep the component's name, a one-off
   * gets one of its own each time, so that asking twice for the same run makes one job.
   */
  public static JobName of(Component component, JobRevision revision) {
    return switch (component) {
      case ContinuousComponent lasting -> lasting(lasting.name());
      case ScheduledComponent lasting -> lasting(lasting.name());
      case OneOffComponent once -> new JobName(once.name() + "-" + revision);
    };
  }

  /** The name of a continuous or scheduled component's job. */
  public static JobName lasting(ComponentName component) {
    return new JobName(component.value());
  }

  @Override
  public String toString() {
    return value;
  }
}

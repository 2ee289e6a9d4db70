package org.toolforge.components.config;

import java.util.List;

/** One thing that a tool runs. */
public sealed interface Component permits ContinuousComponent, ScheduledComponent, OneOffComponent {

  ComponentName name();

  String description();

  BuildSource build();

  /** The components that must be ready before this one starts; without duplicates. */
  List<ComponentName> waitFor();

  RunSpec run();
}

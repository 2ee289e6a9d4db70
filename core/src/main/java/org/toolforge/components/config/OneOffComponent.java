package org.toolforge.components.config;

import java.util.List;

/**
 * A component that runs once to its end, such as a database migration.
 *
 * @param retry how often a failed run is tried again, 0 to 5
 */
public record OneOffComponent(
    ComponentName name,
    String description,
    BuildSource build,
    List<ComponentName> waitFor,
    RunSpec run,
    int retry,
    Rerun rerun)
    implements Component {

  /** When a one-off that has succeeded before runs again. */
  public enum Rerun {
    ON_CHANGE,
    ALWAYS
  }

  public OneOffComponent {
    waitFor = List.copyOf(waitFor);
  }
}

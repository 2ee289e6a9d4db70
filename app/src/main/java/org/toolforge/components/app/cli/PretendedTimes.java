package org.toolforge.components.app.cli;

import java.time.Duration;
import java.util.Collection;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.inmemory.Script;

/**
 * How long pretended builds and starts take: a little different for each component, always the
 * same.
 */
final class PretendedTimes {

  private static final Duration BUILD = Duration.ofSeconds(14);
  private static final Duration MORE_TO_BUILD = Duration.ofSeconds(4);
  private static final Duration RUN = Duration.ofSeconds(2);
  private static final Duration MORE_TO_RUN = Duration.ofMillis(700);
  private static final int DIFFERENT = 4;

  private PretendedTimes() {}

  static void arrange(Script script, Collection<ComponentName> components) {
    int place = 0;
    for (ComponentName component : components) {
      int more = place++ % DIFFERENT;
      script.build(component.value()).takes(BUILD.plus(MORE_TO_BUILD.multipliedBy(more)));
      script.run(component.value()).readyAfter(RUN.plus(MORE_TO_RUN.multipliedBy(more)));
    }
  }
}

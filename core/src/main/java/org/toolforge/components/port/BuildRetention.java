package org.toolforge.components.port;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.toolforge.components.config.ComponentName;

/**
 * How many builds of a component are kept once they ended.
 *
 * @param good of those that made an image, at least 1
 * @param failed of all others, at least 1
 */
public record BuildRetention(int good, int failed) {

  /**
   * Numbers that leave something to look at.
   *
   * @throws IllegalArgumentException when nothing of a kind would be kept
   */
  public BuildRetention {
    if (good < 1 || failed < 1) {
      throw new IllegalArgumentException(
          "At least one build of each kind is kept, not %d and %d".formatted(good, failed));
    }
  }

  private record Kind(ComponentName component, boolean good) {}

  /**
   * Those that may go: none that has not ended, and never the latest of a component.
   *
   * @param builds those of one tool, oldest first
   * @return oldest first
   */
  public List<Build> surplus(List<Build> builds) {
    Map<ComponentName, Build> latest = new HashMap<>();
    builds.forEach(build -> latest.put(build.key().component(), build));
    Map<Kind, Integer> kept = new HashMap<>();
    List<Build> surplus = new ArrayList<>();
    for (Build build : builds.reversed()) {
      ComponentName component = build.key().component();
      if (!build.state().isActive()) {
        boolean isGood = build.state() instanceof BuildState.Succeeded;
        int number = kept.merge(new Kind(component, isGood), 1, Integer::sum);
        if (number > (isGood ? good : failed) && !build.equals(latest.get(component))) {
          surplus.add(build);
        }
      }
    }
    return surplus.reversed();
  }
}

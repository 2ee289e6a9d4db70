package org.toolforge.components.inmemory.simulation;

import java.util.HashMap;
import java.util.Map;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildSlots;

/** Sees to it that no build is started twice, and not too many at once. */
final class BuildStarts {

  private final BuildService builds;
  private final Map<BuildKey, String> started = new HashMap<>();

  BuildStarts(BuildService builds) {
    this.builds = builds;
  }

  /**
   * Takes note of a build that was just asked for. Asking again is allowed, building again is not.
   */
  void add(ToolName tool, BuildKey key) {
    BuildSlots slots = builds.slots(tool);
    if (slots.holders().size() > slots.limit() || slots.heldInAll() > slots.limitInAll()) {
      throw new BrokenInvariant(
          "Nobody has more builds at once than there are slots, but with %s: %s"
              .formatted(key, slots));
    }
    for (Build build : builds.list(tool)) {
      String before = build.key().equals(key) ? started.putIfAbsent(key, build.id()) : null;
      if (before != null && !before.equals(build.id())) {
        throw new BrokenInvariant(
            "A build key is never started twice, but %s became %s and then %s"
                .formatted(key, before, build.id()));
      }
    }
  }
}

package org.toolforge.components.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of one component: enough to judge references even when other fields are wrong.
 *
 * @param key the name as written, perhaps no valid one
 * @param component absent when something is wrong with it
 * @param waitsAt where the list of what it waits for stands
 */
record ComponentDraft(
    String key,
    @Nullable Component component,
    BuildDraft build,
    Place waitsAt,
    List<Reference> waits) {

  ComponentDraft {
    waits = List.copyOf(waits);
  }
}

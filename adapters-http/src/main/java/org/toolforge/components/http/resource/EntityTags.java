package org.toolforge.components.http.resource;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.StoredConfig;

/**
 * The entity tags of a conditional request. The tag of a config is its revision.
 *
 * @param any whether any config will do
 * @param tags those that will do otherwise
 */
record EntityTags(boolean any, Set<String> tags) {

  static String tag(StoredConfig stored) {
    return tag(stored.revision());
  }

  private static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  /** Reads the value of {@code If-Match} or {@code If-None-Match}. */
  static EntityTags of(@Nullable String header) {
    Set<String> tags = new HashSet<>();
    if (header != null) {
      for (String tag : header.split(",", -1)) {
        String plain = tag.strip();
        // Proxies that compress weaken tags.
        plain = plain.startsWith("W/") ? plain.substring(2) : plain;
        tags.add(plain.startsWith("\"") ? plain : "\"" + plain + "\"");
      }
    }
    return new EntityTags(header != null && header.strip().equals("*"), tags);
  }

  /** Whether the config of that revision is among them. */
  boolean holds(long revision) {
    return revision != ConfigStore.NO_REVISION && (any || tags.contains(tag(revision)));
  }
}

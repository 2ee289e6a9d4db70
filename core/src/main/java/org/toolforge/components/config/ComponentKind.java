package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of component, and the keys under {@code run} that not all of them have. */
enum ComponentKind {
  CONTINUOUS(
      "port", "port_protocol", "publish", "replicas", "health_check_http", "health_check_script"),
  SCHEDULED("schedule", "timeout", "retry"),
  ONE_OFF("retry", "rerun");

  static final KnownKeys RUN_KEYS = runKeys();

  private final Set<String> ownKeys;

  ComponentKind(String... ownKeys) {
    this.ownKeys = Set.of(ownKeys);
  }

  /** The word for it in a config. */
  String word() {
    return Field.word(this);
  }

  /** Records the keys that components of this type cannot have. */
  void refuseForeign(Fields run, String because) {
    for (var entry : run.all()) {
      String owners = ownersUnlessThis(entry.getKey());
      if (owners != null) {
        entry
            .getValue()
            .violation("belongs to %s components, but this one is %s".formatted(owners, because));
      }
    }
  }

  private @Nullable String ownersUnlessThis(String key) {
    if (ownKeys.contains(key)) {
      return null;
    }
    String owners =
        Arrays.stream(values())
            .filter(kind -> kind.ownKeys.contains(key))
            .map(ComponentKind::word)
            .collect(Collectors.joining(" and "));
    return owners.isEmpty() ? null : owners;
  }

  private static KnownKeys runKeys() {
    List<String> keys =
        new ArrayList<>(
            List.of(
                "command",
                "env",
                "env_from",
                "cpu",
                "memory",
                "mount",
                "emails",
                "filelog",
                "filelog_stdout",
                "filelog_stderr"));
    keys.addAll(List.of("port", "port_protocol", "publish", "replicas", "health_check_http"));
    keys.addAll(List.of("health_check_script", "schedule", "timeout", "retry", "rerun"));
    return KnownKeys.of(keys);
  }
}

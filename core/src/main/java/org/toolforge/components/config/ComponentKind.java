package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of component, and the keys under {@code run} that not all of them have. */
enum ComponentKind {
  CONTINUOUS,
  SCHEDULED,
  ONE_OFF;

  static final KnownKeys RUN_KEYS = runKeys();

  /** The types that alone have a key; nothing for those that all of them have. */
  private static final Map<String, String> OWNERS =
      Arrays.stream(values())
          .flatMap(kind -> kind.ownKeys().stream())
          .distinct()
          .collect(Collectors.toMap(key -> key, ComponentKind::owners));

  /**
   * The type that a component has.
   *
   * @param written the component's own word; absent when its fields decided
   */
  record Choice(ComponentKind kind, @Nullable Field written) {

    /** The end of a sentence that starts "this component is". */
    private String because() {
      if (written != null) {
        return "%s by its '%s'".formatted(Field.word(kind), written.written());
      }
      return kind == SCHEDULED
          ? "scheduled, since it has a 'schedule'"
          : "continuous, since it has no 'component_type' or 'schedule'";
    }

    /** Records the keys that components of this type cannot have. */
    void refuseForeign(Fields run) {
      run.all()
          .forEach((key, field) -> {
            String owners = OWNERS.getOrDefault(key, "");
            if (!owners.isEmpty() && !kind.ownKeys().contains(key)) {
              field.violation(
                  "belongs to %s components, but this one is %s".formatted(owners, because()));
            }
          });
    }
  }

  /** From the component's own word, else from its fields; null when its word is none we know. */
  static @Nullable Choice of(Fields component, Fields run) {
    Field written = component.get("component_type");
    if (written != null) {
      ComponentKind kind = written.choice(ComponentKind.class);
      return kind == null ? null : new Choice(kind, written);
    }
    return new Choice(run.has("schedule") ? SCHEDULED : CONTINUOUS, null);
  }

  /** The types that alone have a key; empty when all of them do. */
  private static String owners(String key) {
    return Arrays.stream(values())
        .filter(kind -> kind.ownKeys().contains(key))
        .map(Field::word)
        .collect(Collectors.joining(" and "));
  }

  private List<String> ownKeys() {
    return switch (this) {
      case CONTINUOUS ->
          List.of(
              "port",
              "port_protocol",
              "publish",
              "replicas",
              "health_check_http",
              "health_check_script");
      case SCHEDULED -> List.of("schedule", "timeout", "retry");
      case ONE_OFF -> List.of("retry", "rerun");
    };
  }

  private static KnownKeys runKeys() {
    List<String> keys = new ArrayList<>(List.of("command", "env", "env_from", "cpu", "memory"));
    keys.addAll(List.of("mount", "emails", "filelog", "filelog_stdout", "filelog_stderr"));
    Arrays.stream(values()).forEach(kind -> keys.addAll(kind.ownKeys()));
    return KnownKeys.of(keys);
  }
}

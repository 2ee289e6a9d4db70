package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of component, and the keys under {@code run} that not all of them have. */
enum ComponentKind {
  CONTINUOUS,
  SCHEDULED,
  ONE_OFF;

  static final KnownKeys RUN_KEYS = runKeys();

  /**
   * The type that a component has.
   *
   * @param because the end of a sentence that starts "this component is"
   */
  record Choice(ComponentKind kind, String because) {}

  /** From the component's own word, else from its fields; null when its word is none we know. */
  static @Nullable Choice of(Fields component, Fields run) {
    Field written = component.get("component_type");
    if (written != null) {
      ComponentKind kind = written.choice(ComponentKind.class);
      return kind == null
          ? null
          : new Choice(kind, "%s by its '%s'".formatted(Field.word(kind), written.written()));
    }
    return run.has("schedule")
        ? new Choice(SCHEDULED, "scheduled, since it has a 'schedule'")
        : new Choice(CONTINUOUS, "continuous, since it has no 'component_type' or 'schedule'");
  }

  /** Records the keys that components of this type cannot have. */
  void refuseForeign(Fields run, String because) {
    run.all()
        .forEach((key, field) -> {
          String owners = owners(key);
          if (!owners.isEmpty() && !ownKeys().contains(key)) {
            field.violation(
                "belongs to %s components, but this one is %s".formatted(owners, because));
          }
        });
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

package org.toolforge.components.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what all types of component have under {@code run}. */
final class RunParser {

  private RunParser() {}

  static RunSpec parse(Fields run) {
    String cpu = quantity(run, "cpu", CpuQuantity::isValid, CpuQuantity.RULE);
    String memory = quantity(run, "memory", MemoryQuantity::isValid, MemoryQuantity.RULE);
    return new RunSpec(
        run.words("command", ContinuousComponent.DEFAULT_COMMAND),
        env(run),
        envFrom(run),
        cpu == null ? null : CpuQuantity.of(cpu),
        memory == null ? null : MemoryQuantity.of(memory),
        run.choice("mount", RunSpec.Mount.class, RunSpec.Mount.NONE),
        run.choice("emails", RunSpec.Emails.class, RunSpec.Emails.NONE),
        new RunSpec.FileLog(
            run.truth("filelog"), path(run, "filelog_stdout"), path(run, "filelog_stderr")));
  }

  private static SequencedMap<String, String> env(Fields run) {
    SequencedMap<String, String> env = new LinkedHashMap<>();
    Field field = run.filled("env");
    Node.Mapping mapping = field == null ? null : field.mapping();
    if (field == null || mapping == null) {
      return env;
    }
    mapping
        .entries()
        .forEach((name, node) -> {
          Field variable = field.entry(name, node);
          if (!Variables.isName(name)) {
            variable.violation(Variables.RULE);
          }
          String value = variable.environment();
          if (value != null) {
            env.put(name, value);
          }
        });
    return env;
  }

  private static List<String> envFrom(Fields run) {
    Field field = run.filled("env_from");
    return field == null ? List.of() : field.each(RunParser::objectName);
  }

  private static Optional<String> objectName(Field entry) {
    String name = entry.words();
    if (name != null && !SecretName.isValid(name)) {
      entry.violation(
          "must be the name of a secret or config map, in lower-case letters and digits");
      return Optional.empty();
    }
    return Optional.ofNullable(name);
  }

  /** The text of a valid quantity, or null. */
  private static @Nullable String quantity(
      Fields run, String key, Predicate<String> isValid, String rule) {
    Field field = run.get(key);
    if (field == null) {
      return null;
    }
    // A number without quotes gets the rule with its examples rather than a word on text.
    String text = field.value() instanceof Node.Decimal ? "" : field.text();
    if (text == null || isValid.test(text)) {
      return text;
    }
    field.violation(rule);
    return null;
  }

  private static String path(Fields run, String key) {
    String path = run.words(key, "");
    Field field = run.get(key);
    if (field != null && path.chars().anyMatch(Character::isISOControl)) {
      field.violation("must be a path without control characters");
    } else if (field != null && Shown.holdsInvisible(path)) {
      field.violation("must be a path without invisible characters");
    }
    return path;
  }
}

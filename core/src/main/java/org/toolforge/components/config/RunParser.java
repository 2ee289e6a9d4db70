package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what all types of component have under {@code run}. */
final class RunParser {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern OBJECT_NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int OBJECT_NAME_LENGTH = 253;

  private RunParser() {}

  static RunSpec parse(Fields run, String command) {
    return new RunSpec(
        command,
        env(run),
        envFrom(run),
        cpu(run),
        memory(run),
        run.choice("mount", RunSpec.Mount.class, RunSpec.Mount.NONE),
        run.choice("emails", RunSpec.Emails.class, RunSpec.Emails.NONE),
        new RunSpec.FileLog(
            run.truth("filelog", false), path(run, "filelog_stdout"), path(run, "filelog_stderr")));
  }

  private static SequencedMap<String, String> env(Fields run) {
    SequencedMap<String, String> env = new LinkedHashMap<>();
    Field field = run.filled("env");
    Node.Mapping mapping = field == null ? null : field.mapping();
    if (field == null || mapping == null) {
      return env;
    }
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      Field variable = field.at(entry.getKey(), entry.getValue());
      if (!VARIABLE.matcher(entry.getKey()).matches()) {
        variable.violation(
            "is no name for a variable; use letters, digits and underscores, and no digit first");
      }
      String value = EnvValue.of(variable);
      if (value != null) {
        env.put(entry.getKey(), value);
      }
    }
    return env;
  }

  private static List<String> envFrom(Fields run) {
    List<String> names = new ArrayList<>();
    Field field = run.filled("env_from");
    if (field == null) {
      return names;
    }
    int index = 0;
    for (Node item : field.items()) {
      Field entry = field.at(String.valueOf(index++), item);
      String name = entry.words();
      if (name == null) {
        continue;
      }
      if (name.length() > OBJECT_NAME_LENGTH || !OBJECT_NAME.matcher(name).matches()) {
        entry.violation(
            "must be the name of a secret or config map, in lower-case letters and digits");
      } else if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static @Nullable CpuQuantity cpu(Fields run) {
    Field field = run.get("cpu");
    String text = quantity(field, CpuQuantity.RULE);
    if (field == null || text == null) {
      return null;
    }
    if (!CpuQuantity.isValid(text)) {
      field.violation(CpuQuantity.RULE);
      return null;
    }
    return CpuQuantity.of(text);
  }

  private static @Nullable MemoryQuantity memory(Fields run) {
    Field field = run.get("memory");
    String text = quantity(field, MemoryQuantity.RULE);
    if (field == null || text == null) {
      return null;
    }
    if (!MemoryQuantity.isValid(text)) {
      field.violation(MemoryQuantity.RULE);
      return null;
    }
    return MemoryQuantity.of(text);
  }

  private static @Nullable String quantity(@Nullable Field field, String rule) {
    // A number without quotes gets the rule with its examples rather than a word on text.
    if (field != null && field.value() instanceof Node.Decimal) {
      field.violation(rule);
      return null;
    }
    return field == null ? null : field.text();
  }

  private static String path(Fields run, String key) {
    String path = run.words(key, "");
    Field field = run.get(key);
    if (field != null && path.chars().anyMatch(Character::isISOControl)) {
      field.violation("must be a path without control characters");
    }
    return path;
  }
}

package org.toolforge.components.kubernetes.chart;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** Makes the table of a chart's values, for its README, of the comments in values.yaml. */
final class ValuesTable {

  private static final String MARK = "# -- ";
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** What stands above a value. */
  private record Entry(String path, String description, Object value) {
    String row() {
      return "| `%s` | %s | `%s` |".formatted(path, description, GSON.toJson(value));
    }
  }

  private final List<String> keys = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> bare = new ArrayList<>();
  private final Map<String, Object> values;
  private Optional<String> description = Optional.empty();

  private ValuesTable(String valuesYaml) {
    values = new Yaml().load(valuesYaml);
    valuesYaml.lines().forEach(this::read);
  }

  static String of(String valuesYaml) {
    return new ValuesTable(valuesYaml)
        .entries.stream()
            .map(Entry::row)
            .collect(
                Collectors.joining(
                    "\n", "| value | what it is | default |\n|---|---|---|\n", "\n"));
  }

  /** Values that nobody described, in other words that the table lacks. */
  static List<String> undescribed(String valuesYaml) {
    return new ValuesTable(valuesYaml).bare;
  }

  private void read(String line) {
    String text = line.strip();
    if (text.startsWith(MARK)) {
      description = Optional.of(text.substring(MARK.length()));
    } else if (text.startsWith("# ")) {
      description = description.map(begun -> begun + " " + text.substring(2));
    } else if (text.matches("[A-Za-z]+:.*")) {
      int depth = (line.length() - line.stripLeading().length()) / 2;
      keys.subList(depth, keys.size()).clear();
      keys.add(text.substring(0, text.indexOf(':')));
      take(String.join(".", keys));
    }
  }

  private void take(String path) {
    Object value = value();
    if (description.isPresent()) {
      entries.add(new Entry(path, description.get(), value));
    } else if (!(value instanceof Map<?, ?>) && !isPartOfDescribed(path)) {
      bare.add(path);
    }
    description = Optional.empty();
  }

  private boolean isPartOfDescribed(String path) {
    return entries.stream().anyMatch(entry -> path.startsWith(entry.path() + "."));
  }

  private Object value() {
    Object value = values;
    for (String key : keys) {
      value = Objects.requireNonNull(((Map<?, ?>) value).get(key), () -> "No value " + keys);
    }
    return value;
  }
}

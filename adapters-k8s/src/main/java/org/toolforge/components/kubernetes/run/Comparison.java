package org.toolforge.components.kubernetes.run;

import static org.toolforge.components.kubernetes.run.Difference.below;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Quantities;

/**
 * Finds where an object is other than it was rendered. What was not rendered does not count, as API
 * servers and controllers add to objects; but a list is compared as a whole, and so is what would
 * change how a component runs by being there at all.
 */
final class Comparison {

  /** By the key of what they are in, what must not be there unless it was rendered. */
  private static final Map<String, Set<String>> NOT_UNASKED =
      Map.of(
          "containers",
          Set.of(
              "env",
              "envFrom",
              "ports",
              "volumeMounts",
              "livenessProbe",
              "readinessProbe",
              "startupProbe",
              "lifecycle"),
          "template",
          Set.of("initContainers", "volumes", "hostNetwork", "hostPID", "hostIPC"),
          "limits",
          Set.of("cpu", "memory"),
          "spec",
          Set.of("paused"));

  private static final Set<String> BY_NAME = Set.of("containers", "env");
  private static final int LONGEST_SHOWN = 80;

  private final List<Difference> found = new ArrayList<>();

  private Comparison() {}

  /** All places but status and annotations. */
  static List<Difference> between(KubeObject rendered, KubeObject live) {
    Comparison comparison = new Comparison();
    comparison.compare(
        List.of("metadata", "labels"),
        rendered.metadata().get("labels"),
        live.metadata().get("labels"));
    comparison.compare(List.of("spec"), rendered.tree().get("spec"), live.tree().get("spec"));
    return comparison.found;
  }

  private void compare(
      List<String> path, @Nullable JsonElement rendered, @Nullable JsonElement live) {
    if (rendered == null || isNothing(rendered)) {
      if (live != null && !isNothing(live) && rendered != null && !rendered.isJsonObject()) {
        differ(path, rendered, live);
      }
    } else if (live == null) {
      differ(path, rendered, null);
    } else if (rendered instanceof JsonObject wanted && live instanceof JsonObject there) {
      compare(path, wanted, there);
    } else if (rendered instanceof JsonArray wanted && live instanceof JsonArray there) {
      compare(path, wanted, there);
    } else if (!isSame(rendered, live)) {
      differ(path, rendered, live);
    }
  }

  private void compare(List<String> path, JsonObject rendered, JsonObject live) {
    rendered.asMap().forEach((key, value) -> compare(below(path, key), value, live.get(key)));
    for (String key : NOT_UNASKED.getOrDefault(surroundings(path), Set.of())) {
      if (!rendered.has(key) && live.has(key) && !isNothing(live.get(key))) {
        differ(below(path, key), null, live.get(key));
      }
    }
  }

  /** What kind of thing is at a path, by the last key that tells. */
  private static String surroundings(List<String> path) {
    String last = path.getLast();
    if (last.startsWith(Difference.NAMED)) {
      return path.get(path.size() - 2);
    }
    boolean ofPod = last.equals("spec") && path.size() > 1;
    return ofPod ? path.get(path.size() - 2) : last;
  }

  private void compare(List<String> path, JsonArray rendered, JsonArray live) {
    if (!BY_NAME.contains(path.getLast())) {
      if (!hasAll(live, rendered)) {
        differ(path, rendered, live);
      }
      return;
    }
    Map<String, JsonObject> wanted = byName(rendered);
    Map<String, JsonObject> there = byName(live);
    if (path.getLast().equals("env")) {
      compareVariables(path, wanted, there);
    } else if (!wanted.keySet().equals(there.keySet())) {
      differ(path, rendered, live);
    }
    if (!path.getLast().equals("env")) {
      wanted.forEach((name, item) -> {
        JsonObject other = there.get(name);
        if (other != null) {
          compare(below(path, Difference.NAMED + name), item, other);
        }
      });
    }
  }

  /** Values of variables can be secret, so only names are told. */
  private void compareVariables(
      List<String> path, Map<String, JsonObject> wanted, Map<String, JsonObject> there) {
    List<String> names = new ArrayList<>();
    there.forEach((name, item) -> {
      JsonObject asked = wanted.get(name);
      names.add(asked == null || has(item, asked) ? name : name + " with another value");
    });
    List<String> asked = List.copyOf(wanted.keySet());
    if (!Set.copyOf(names).equals(Set.copyOf(asked))) {
      found.add(new Difference(path, shown(asked), shown(names)));
    }
  }

  private static Map<String, JsonObject> byName(JsonArray items) {
    Map<String, JsonObject> all = new LinkedHashMap<>();
    for (JsonElement item : items) {
      if (item instanceof JsonObject object && object.get("name") instanceof JsonPrimitive name) {
        all.put(name.getAsString(), object);
      }
    }
    return all;
  }

  /** What servers leave out when it is written, as being absent means the same. */
  private static boolean isNothing(JsonElement value) {
    return switch (value) {
      case JsonObject object -> object.isEmpty();
      case JsonArray array -> array.isEmpty();
      case JsonPrimitive scalar ->
          scalar.isBoolean()
              ? !scalar.getAsBoolean()
              : scalar.isString() ? scalar.getAsString().isEmpty() : scalar.getAsDouble() == 0;
      default -> value.isJsonNull();
    };
  }

  private static boolean isSame(JsonElement one, JsonElement other) {
    return one.equals(other)
        || (one.isJsonPrimitive()
            && other.isJsonPrimitive()
            && Quantities.same(one.getAsString(), other.getAsString()));
  }

  /** Whether what is there has everything that is wanted. */
  private static boolean has(@Nullable JsonElement there, JsonElement wanted) {
    if (there == null) {
      return isNothing(wanted);
    }
    return switch (wanted) {
      case JsonObject tree ->
          there instanceof JsonObject present
              && tree.asMap().entrySet().stream()
                  .allMatch(entry -> has(present.get(entry.getKey()), entry.getValue()));
      case JsonArray items -> there instanceof JsonArray present && hasAll(present, items);
      default -> isSame(wanted, there);
    };
  }

  private static boolean hasAll(JsonArray there, JsonArray wanted) {
    if (there.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!has(there.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void differ(
      List<String> path, @Nullable JsonElement rendered, @Nullable JsonElement live) {
    found.add(new Difference(path, shown(path, rendered), shown(path, live)));
  }

  private static String shown(List<String> path, @Nullable JsonElement value) {
    if (value == null) {
      return "";
    }
    if (value instanceof JsonArray items && BY_NAME.contains(path.getLast())) {
      return shown(List.copyOf(byName(items).keySet()));
    }
    if (value instanceof JsonArray items
        && items.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
      return shortened(
          String.join(" ", items.asList().stream().map(JsonElement::getAsString).toList()));
    }
    return shortened(value.isJsonPrimitive() ? value.getAsString() : value.toString());
  }

  private static String shown(List<String> names) {
    return shortened(String.join(", ", names));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}

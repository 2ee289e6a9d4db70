package org.toolforge.components.kubernetes.chart;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The smallest part of a role that can be taken away.
 *
 * @param everywhere whether it holds in all namespaces, or in the service's own alone
 * @param group empty for the core group
 * @param resource the plural and, behind a slash, the part if it is not the whole
 * @param name of the only object that it holds for; empty for all
 */
record Right(boolean everywhere, String verb, String group, String resource, String name) {

  private static final List<String> ANY = List.of("");

  /** Those that a ClusterRole or a Role grants. */
  static List<Right> of(boolean everywhere, JsonArray rules) {
    List<Right> rights = new ArrayList<>();
    for (JsonElement element : rules) {
      JsonObject rule = element.getAsJsonObject();
      for (String group : words(rule, "apiGroups")) {
        for (String resource : words(rule, "resources")) {
          for (String verb : words(rule, "verbs")) {
            for (String name : rule.has("resourceNames") ? words(rule, "resourceNames") : ANY) {
              rights.add(new Right(everywhere, verb, group, resource, name));
            }
          }
        }
      }
    }
    return rights;
  }

  private static List<String> words(JsonObject rule, String key) {
    return rule.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
  }

  /** A rule of a role that grants this and nothing else. */
  JsonObject rule() {
    JsonObject rule = new JsonObject();
    rule.add("apiGroups", list(group));
    rule.add("resources", list(resource));
    rule.add("verbs", list(verb));
    if (!name.isEmpty()) {
      rule.add("resourceNames", list(name));
    }
    return rule;
  }

  private static JsonArray list(String word) {
    JsonArray list = new JsonArray();
    list.add(word);
    return list;
  }

  boolean allows(Use use) {
    return verb.equals(use.verb())
        && group.equals(use.group())
        && resource.equals(use.resource())
        && (name.isEmpty() || name.equals(use.name()))
        && (everywhere || isAtHome(use));
  }

  /** Whether a right in the service's own namespace is enough for it. */
  static boolean isAtHome(Use use) {
    return use.namespace().equals(Chart.NAMESPACE);
  }

  @Override
  public String toString() {
    return String.join(
        "",
        verb,
        " ",
        resource,
        group.isEmpty() ? "" : " of " + group,
        name.isEmpty() ? "" : " named " + name,
        everywhere ? "" : " at home");
  }
}

package org.toolforge.components.kubernetes.chart;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The smallest part of a role that can be taken away.
 *
 * @param namespace the only one that it holds in; empty for all, and for what is in none
 * @param group empty for the core group
 * @param resource the plural and, behind a slash, the part if it is not the whole
 * @param name of the only object that it holds for; empty for all
 */
record Right(String namespace, String verb, String group, String resource, String name) {

  private static final List<String> ANY = List.of("");

  /** Those that a ClusterRole or a Role grants. */
  static List<Right> of(String namespace, JsonArray rules) {
    List<Right> rights = new ArrayList<>();
    for (JsonElement element : rules) {
      JsonObject rule = element.getAsJsonObject();
      for (String group : words(rule, "apiGroups")) {
        for (String resource : words(rule, "resources")) {
          for (String verb : words(rule, "verbs")) {
            for (String name : rule.has("resourceNames") ? words(rule, "resourceNames") : ANY) {
              rights.add(new Right(namespace, verb, group, resource, name));
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
        && (isEverywhere() || namespace.equals(use.namespace()));
  }

  boolean isEverywhere() {
    return namespace.isEmpty();
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
        isEverywhere() ? "" : " in " + namespace);
  }
}

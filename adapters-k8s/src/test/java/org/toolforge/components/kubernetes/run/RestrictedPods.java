package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The restricted Pod Security Standard, rule by rule as its documentation has them, the baseline's
 * among them.
 */
final class RestrictedPods {

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");
  private static final List<String> LISTS =
      List.of("containers", "initContainers", "ephemeralContainers");

  private final List<String> violations = new ArrayList<>();

  private RestrictedPods() {}

  /** Which rules a pod's spec breaks. */
  static List<String> violations(JsonObject spec) {
    RestrictedPods rules = new RestrictedPods();
    rules.pod(spec);
    for (String list : LISTS) {
      for (JsonObject container : items(spec, list)) {
        rules.container(object(spec, "securityContext"), container);
      }
    }
    return rules.violations;
  }

  private void pod(JsonObject spec) {
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      refuse(isTrue(spec, host), host);
    }
    JsonObject context = object(spec, "securityContext");
    refuse(!items(context, "sysctls").isEmpty(), "sysctls");
    common(context, "pod");
    for (JsonObject volume : items(spec, "volumes")) {
      refuse(
          volume.keySet().stream().anyMatch(key -> !key.equals("name") && !VOLUMES.contains(key)),
          "volume " + volume);
    }
  }

  private void container(JsonObject pod, JsonObject container) {
    JsonObject context = object(container, "securityContext");
    common(context, "container");
    refuse(isTrue(context, "privileged"), "privileged");
    refuse(
        !context.has("allowPrivilegeEscalation") || isTrue(context, "allowPrivilegeEscalation"),
        "allowPrivilegeEscalation");
    refuse(!isTrue(pod, "runAsNonRoot") && !isTrue(context, "runAsNonRoot"), "runAsNonRoot unset");
    refuse(
        context.has("runAsNonRoot") && !isTrue(context, "runAsNonRoot"), "runAsNonRoot is false");
    refuse(
        !object(pod, "seccompProfile").has("type")
            && !object(context, "seccompProfile").has("type"),
        "seccompProfile unset");
    JsonObject capabilities = object(context, "capabilities");
    refuse(!texts(capabilities, "drop").contains("ALL"), "capabilities not dropped");
    refuse(
        !Set.of("NET_BIND_SERVICE").containsAll(texts(capabilities, "add")), "capabilities added");
    refuse(
        context.has("procMount") && !context.get("procMount").getAsString().equals("Default"),
        "procMount");
    for (JsonObject port : items(container, "ports")) {
      refuse(port.has("hostPort") && port.get("hostPort").getAsInt() != 0, "hostPort");
    }
    for (String hook : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      JsonObject probe = object(container, hook);
      refuse(object(probe, "httpGet").has("host"), hook + " host");
      refuse(object(probe, "tcpSocket").has("host"), hook + " host");
    }
    refuse(container.has("lifecycle"), "lifecycle hooks, whose hosts would have to be looked at");
  }

  private void common(JsonObject context, String where) {
    refuse(object(context, "windowsOptions").has("hostProcess"), where + " hostProcess");
    refuse(context.has("seLinuxOptions"), where + " seLinuxOptions");
    refuse(context.has("appArmorProfile"), where + " appArmorProfile");
    refuse(
        context.has("runAsUser") && context.get("runAsUser").getAsLong() == 0,
        where + " runs as root");
    JsonObject seccomp = object(context, "seccompProfile");
    refuse(
        seccomp.has("type")
            && !Set.of("RuntimeDefault", "Localhost").contains(seccomp.get("type").getAsString()),
        where + " seccompProfile");
  }

  private void refuse(boolean broken, String rule) {
    if (broken) {
      violations.add(rule);
    }
  }

  private static boolean isTrue(JsonObject object, String key) {
    return object.has(key) && object.get(key).getAsBoolean();
  }

  private static JsonObject object(JsonObject object, String key) {
    return object.get(key) instanceof JsonObject inner ? inner : new JsonObject();
  }

  private static List<JsonObject> items(JsonObject object, String key) {
    return object.get(key) instanceof JsonArray array
        ? array.asList().stream().map(JsonElement::getAsJsonObject).toList()
        : List.of();
  }

  private static List<String> texts(JsonObject object, String key) {
    return object.get(key) instanceof JsonArray array
        ? array.asList().stream().map(JsonElement::getAsString).toList()
        : List.of();
  }
}

package org.toolforge.components.kubernetes.build.log;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;

/**
 * A pod of a build, as far as its logs are concerned.
 *
 * @param over whether none of its containers runs, or ever will again
 * @param why what the cluster says of a pod that it ended itself; empty for all others
 * @param containers in the order in which they run
 */
record BuildPod(String name, boolean over, String why, List<Container> containers) {

  /** What a step's container is called begins with this. */
  private static final String STEP = "step-";

  enum State {
    WAITING,
    RUNNING,
    ENDED
  }

  /** A container of it. */
  record Container(String name, State state) {

    /** Which step it is; empty for what is no step. */
    Optional<String> step() {
      return name.startsWith(STEP) ? Optional.of(name.substring(STEP.length())) : Optional.empty();
    }
  }

  /** Pods in the order in which they were made. */
  static List<BuildPod> of(List<KubeObject> pods) {
    return pods.stream()
        .sorted(Comparator.comparing(KubeObject::createdAt).thenComparing(KubeObject::name))
        .map(BuildPod::of)
        .toList();
  }

  static BuildPod of(KubeObject pod) {
    JsonObject status = pod.part("status").orElseGet(JsonObject::new);
    String phase = text(status, "phase");
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    Map<String, State> states = new HashMap<>();
    objects(status, "containerStatuses")
        .forEach(container -> states.put(text(container, "name"), state(container)));
    List<Container> containers = new ArrayList<>();
    objects(pod.part("spec").orElseGet(JsonObject::new), "containers")
        .forEach(container -> {
          String name = text(container, "name");
          containers.add(new Container(name, states.getOrDefault(name, State.WAITING)));
        });
    return new BuildPod(pod.name(), over, why(status), containers);
  }

  /** The container of that name, in the state it is in here. */
  Optional<Container> container(String name) {
    return containers.stream().filter(container -> container.name().equals(name)).findFirst();
  }

  private static String why(JsonObject status) {
    String reason = text(status, "reason");
    String message = text(status, "message");
    return reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
  }

  private static State state(JsonObject container) {
    if (container.get("state") instanceof JsonObject state) {
      if (state.has("terminated")) {
        return State.ENDED;
      }
      if (state.has("running")) {
        return State.RUNNING;
      }
    }
    return State.WAITING;
  }

  private static List<JsonObject> objects(JsonObject parent, String key) {
    return parent.get(key) instanceof JsonArray array
        ? array.asList().stream()
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject)
            .toList()
        : List.of();
  }

  private static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}

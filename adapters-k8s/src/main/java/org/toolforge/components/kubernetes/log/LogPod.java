package org.toolforge.components.kubernetes.log;

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
 * A pod, as far as its logs are concerned.
 *
 * @param over whether none of its containers runs, or ever will again
 * @param why what the cluster says of a pod that it ended itself; empty for all others
 * @param containers in the order in which they run
 */
public record LogPod(String name, boolean over, String why, List<Container> containers) {

  /** What became of the latest instance of a container. */
  public enum State {
    WAITING,
    RUNNING,
    ENDED
  }

  /**
   * A container of it.
   *
   * @param restarts how many instances there were before the latest one
   * @param earlier whether the instance before the latest one can be read, too
   */
  public record Container(String name, State state, int restarts, boolean earlier) {

    /** One that was not restarted. */
    public Container(String name, State state) {
      this(name, state, 0, false);
    }
  }

  /** Pods in the order in which they were made. */
  public static List<LogPod> of(List<KubeObject> pods) {
    return pods.stream()
        .sorted(Comparator.comparing(KubeObject::createdAt).thenComparing(KubeObject::name))
        .map(LogPod::of)
        .toList();
  }

  /** What can be read of a pod. */
  public static LogPod of(KubeObject pod) {
    JsonObject status = pod.part("status").orElseGet(JsonObject::new);
    String phase = text(status, "phase");
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    Map<String, Container> known = new HashMap<>();
    for (String statuses : List.of("initContainerStatuses", "containerStatuses")) {
      objects(status, statuses)
          .forEach(one -> known.put(text(one, "name"), container(text(one, "name"), one)));
    }
    List<Container> containers = new ArrayList<>();
    JsonObject spec = pod.part("spec").orElseGet(JsonObject::new);
    for (String kind : List.of("initContainers", "containers")) {
      objects(spec, kind)
          .forEach(one -> {
            String name = text(one, "name");
            containers.add(known.getOrDefault(name, new Container(name, State.WAITING)));
          });
    }
    return new LogPod(pod.name(), over, why(status), containers);
  }

  /** The container of that name, in the state it is in here. */
  public Optional<Container> container(String name) {
    return containers.stream().filter(container -> container.name().equals(name)).findFirst();
  }

  private static String why(JsonObject status) {
    String reason = text(status, "reason");
    String message = text(status, "message");
    return reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
  }

  private static Container container(String name, JsonObject status) {
    int restarts = status.has("restartCount") ? status.get("restartCount").getAsInt() : 0;
    boolean earlier = isThere(status, "lastState", "terminated");
    if (isThere(status, "state", "running")) {
      return new Container(name, State.RUNNING, restarts, earlier);
    }
    if (isThere(status, "state", "terminated")) {
      return new Container(name, State.ENDED, restarts, earlier);
    }
    // While it waits for the next instance, the one that ended is still the latest.
    return new Container(name, earlier ? State.ENDED : State.WAITING, restarts, false);
  }

  private static boolean isThere(JsonObject status, String which, String kind) {
    return status.get(which) instanceof JsonObject state && state.has(kind);
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

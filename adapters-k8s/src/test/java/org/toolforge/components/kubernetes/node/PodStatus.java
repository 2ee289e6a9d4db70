package org.toolforge.components.kubernetes.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.toolforge.components.kubernetes.harness.Yaml;

/** The status of a pod as a kubelet keeps it. */
final class PodStatus {

  /** One container; a restart makes its state the one before. */
  private static final class Container {
    final String name;
    boolean ready;
    int restarts;
    JsonObject state = waiting("ContainerCreating", "");
    JsonObject before = new JsonObject();

    Container(String name) {
      this.name = name;
    }

    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("name", name);
      json.addProperty("image", "example.org/anything");
      json.addProperty("imageID", "");
      json.addProperty("ready", ready);
      json.addProperty("restartCount", restarts);
      json.add("state", state);
      json.add("lastState", before);
      return json;
    }
  }

  private final Map<String, Container> first = new LinkedHashMap<>();
  private final Map<String, Container> main = new LinkedHashMap<>();
  private final Instant since = now();
  private String phase = "Pending";
  private boolean scheduled;
  private String unscheduled = "";
  private boolean initialized;

  /**
   * A pod that nothing was done about.
   *
   * @param first its init containers
   * @param main its other containers
   */
  PodStatus(List<String> first, List<String> main) {
    first.forEach(name -> this.first.put(name, new Container(name)));
    main.forEach(name -> this.main.put(name, new Container(name)));
  }

  List<String> firstContainers() {
    return List.copyOf(first.keySet());
  }

  List<String> mainContainers() {
    return List.copyOf(main.keySet());
  }

  void scheduled() {
    scheduled = true;
  }

  void unschedulable(String message) {
    unscheduled = message;
  }

  void initialized() {
    initialized = true;
  }

  void phase(String word) {
    phase = word;
  }

  private Container container(String name) {
    return Objects.requireNonNull(main.getOrDefault(name, first.get(name)));
  }

  void waits(String name, String reason, String message) {
    Container container = container(name);
    if (container.state.has("terminated")) {
      container.before = container.state;
      container.restarts++;
    }
    container.ready = false;
    container.state = waiting(reason, message);
  }

  void runs(String name) {
    container(name).state =
        Yaml.object("state: {running: {startedAt: '%s'}}".formatted(now()))
            .tree()
            .getAsJsonObject("state");
  }

  void ready(String name, boolean ready) {
    container(name).ready = ready;
  }

  void ended(String name, int exitCode, String reason) {
    Container container = container(name);
    container.ready = false;
    container.state =
        Yaml.object(
                "state: {terminated: {exitCode: %d, reason: %s, startedAt: '%s', finishedAt: '%s'}}"
                    .formatted(exitCode, reason, now(), now()))
            .tree()
            .getAsJsonObject("state");
  }

  private static JsonObject waiting(String reason, String message) {
    JsonObject why = new JsonObject();
    why.addProperty("reason", reason);
    why.addProperty("message", message);
    JsonObject state = new JsonObject();
    state.add("waiting", why);
    return state;
  }

  /** Puts this in the place of what was there, and leaves alone what only the API server knows. */
  void writeTo(JsonObject status) {
    boolean ready = main.values().stream().allMatch(container -> container.ready);
    status.addProperty("phase", phase);
    JsonArray conditions = new JsonArray();
    conditions.add(condition("PodScheduled", scheduled, "Unschedulable", unscheduled));
    if (scheduled) {
      status.addProperty("startTime", since.toString());
      conditions.add(condition("Initialized", initialized, "ContainersNotInitialized", ""));
      conditions.add(condition("Ready", ready, "ContainersNotReady", ""));
      conditions.add(condition("ContainersReady", ready, "ContainersNotReady", ""));
      status.add("initContainerStatuses", all(first));
      status.add("containerStatuses", all(main));
    }
    status.add("conditions", conditions);
  }

  private static JsonArray all(Map<String, Container> containers) {
    JsonArray all = new JsonArray();
    containers.values().forEach(container -> all.add(container.json()));
    return all;
  }

  private static JsonObject condition(String type, boolean holds, String reason, String message) {
    JsonObject condition = new JsonObject();
    condition.addProperty("type", type);
    condition.addProperty("status", holds ? "True" : "False");
    condition.addProperty("lastTransitionTime", now().toString());
    if (!holds) {
      condition.addProperty("reason", reason);
      condition.addProperty("message", message);
    }
    return condition;
  }

  private static Instant now() {
    return Instant.ofEpochSecond(Instant.now().getEpochSecond());
  }
}

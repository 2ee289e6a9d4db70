package org.toolforge.components.kubernetes.care;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.mapping.Condition;
import org.toolforge.components.kubernetes.mapping.ConfigMapper;
import org.toolforge.components.kubernetes.store.ClusterEvents;
import org.toolforge.components.kubernetes.store.KnownConfig;
import org.toolforge.components.kubernetes.store.KubernetesConfigStore;
import org.toolforge.components.kubernetes.store.Mirror;

/** Writes into the status of each ToolConfig whether it is valid, and which revision it is. */
public final class ConfigCare implements Caretaker.Care<KnownConfig> {

  private static final Resource KIND = Resource.TOOL_CONFIGS;

  private final KubeClient client;
  private final Mirror<KnownConfig> known;
  private final ConfigMapper mapper;
  private final ClusterEvents events;
  private final InstantSource clock;

  public ConfigCare(
      KubeClient client,
      Mirror<KnownConfig> known,
      ConfigMapper mapper,
      ClusterEvents events,
      InstantSource clock) {
    this.client = client;
    this.known = known;
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void look(KnownConfig one) {
    KubeObject object = one.object();
    Optional<JsonObject> status = object.part("status");
    if (says(status, "observedGeneration", object.generation())
        && says(status, "revision", one.revision())) {
      return;
    }
    List<String> problems = misplaced(object).map(List::of).orElse(one.problems());
    KubeObject body = object.writable(KIND);
    body.tree().add("status", status(one, problems, Condition.all(status)));
    Optional<KubeObject> written = client.replaceStatus(KIND, body);
    written.ifPresent(known::learn);
    if (written.isPresent() && !problems.isEmpty()) {
      events.warn(object, "Invalid", String.join("; ", problems));
    }
  }

  private JsonObject status(KnownConfig one, List<String> problems, List<Condition> previous) {
    long generation = one.object().generation();
    return one.config()
        .filter(config -> problems.isEmpty())
        .map(config -> mapper.status(config, generation, clock.instant(), previous))
        .orElseGet(() ->
            mapper.invalidStatus(one.revision(), problems, generation, clock.instant(), previous));
  }

  /** Why nobody will ever look for a config there; empty when it is in its place. */
  private static Optional<String> misplaced(KubeObject object) {
    Optional<ToolName> tool = Namespaces.tool(object.namespace());
    if (tool.isEmpty()) {
      return Optional.of(
          "This is no tool's namespace: those are called tool- and the tool's name.");
    }
    String name = KubernetesConfigStore.name(tool.get());
    return object.name().equals(name)
        ? Optional.empty()
        : Optional.of(
            "The config of tool %s is called %s; this one counts for nothing."
                .formatted(tool.get(), name));
  }

  private static boolean says(Optional<JsonObject> status, String key, long number) {
    return status
        .map(object -> object.get(key))
        .filter(JsonElement::isJsonPrimitive)
        .filter(value -> value.getAsLong() == number)
        .isPresent();
  }
}

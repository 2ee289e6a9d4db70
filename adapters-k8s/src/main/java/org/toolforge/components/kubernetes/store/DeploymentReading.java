package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.mapping.DeploymentMapper;
import org.toolforge.components.kubernetes.mapping.ObjectFacts;
import org.toolforge.components.kubernetes.mapping.UnreadableObject;

/** Makes what is kept of a ToolDeployment. Safe for use by many threads. */
public final class DeploymentReading implements Mirror.Reading<KnownDeployment> {

  private final DeploymentMapper mapper;

  public DeploymentReading(DeploymentMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public KnownDeployment apply(KubeObject object, Optional<KnownDeployment> before) {
    KnownDeployment.Meaning meaning = meaning(object, before.flatMap(KnownDeployment::complete));
    KnownDeployment all = new KnownDeployment(object, meaning);
    return new KnownDeployment(slim(object, !all.isAtRest()), meaning);
  }

  private KnownDeployment.Meaning meaning(KubeObject object, Optional<Deployment> before) {
    if (mapper.lacksConfig(spec(object), object.part("status"))) {
      return new KnownDeployment.Meaning.WithoutConfig();
    }
    try {
      return new KnownDeployment.Meaning.Complete(read(object, Optional.empty(), before));
    } catch (UnreadableObject e) {
      return new KnownDeployment.Meaning.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A deployment of the tool's present config.
   *
   * @throws UnreadableObject when it makes no sense
   */
  Deployment read(KnownDeployment known, ConfigSnapshot config) {
    return read(known.object(), Optional.of(config), Optional.empty());
  }

  private Deployment read(
      KubeObject object, Optional<ConfigSnapshot> config, Optional<Deployment> before) {
    return mapper.read(facts(object), spec(object), object.part("status"), config, before);
  }

  private static JsonObject spec(KubeObject object) {
    return object.part("spec").orElseGet(JsonObject::new);
  }

  private static ObjectFacts facts(KubeObject object) {
    ToolName tool =
        Namespaces.tool(object.namespace())
            .orElseThrow(() ->
                new UnreadableObject(
                    "metadata.namespace",
                    "is no tool's namespace; those are called tool- and the tool's name"));
    return new ObjectFacts(
        tool, id(object), object.createdAt(), object.isBeingDeleted(), object.generation());
  }

  private static DeploymentId id(KubeObject object) {
    try {
      return new DeploymentId(object.name());
    } catch (ComponentsException.NotFound e) {
      throw new UnreadableObject(
          "metadata.name",
          "may have at most 120 characters: lower-case letters, digits and dashes");
    }
  }

  /** The object without what is kept in other form already, or never needed. */
  private static KubeObject slim(KubeObject object, boolean withSpec) {
    JsonObject tree = new JsonObject();
    copy(object.tree(), tree, "apiVersion", "kind");
    JsonObject metadata = new JsonObject();
    copy(
        object.metadata(),
        metadata,
        "name",
        "namespace",
        "uid",
        "resourceVersion",
        "generation",
        "creationTimestamp",
        "deletionTimestamp",
        "labels",
        "finalizers");
    tree.add("metadata", metadata);
    if (withSpec) {
      copy(object.tree(), tree, "spec");
    }
    object
        .part("status")
        .ifPresent(status -> {
          JsonObject kept = new JsonObject();
          copy(status, kept, "phase", "startedAt", "observedGeneration", "conditions");
          tree.add("status", kept);
        });
    return new KubeObject(tree);
  }

  private static void copy(JsonObject from, JsonObject to, String... keys) {
    for (String key : keys) {
      JsonElement value = from.get(key);
      if (value != null) {
        to.add(key, value);
      }
    }
  }
}

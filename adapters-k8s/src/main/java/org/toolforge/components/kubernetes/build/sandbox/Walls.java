package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** The namespace itself, and what keeps a build from going beyond it. */
final class Walls {

  static final String LIMITS = "sandbox";

  private final SandboxSettings settings;

  Walls(SandboxSettings settings) {
    this.settings = settings;
  }

  KubeObject namespace(SandboxOrder order, int secrets, Instant now) {
    KubeObject namespace = KubeObject.named(Resource.NAMESPACES, "", order.namespace());
    JsonObject labels = new JsonObject();
    new TreeMap<>(settings.labels()).forEach(labels::addProperty);
    // Last, so that no setting can hide whose it is.
    SandboxMarks.labelsOfNamespace(order).asMap().forEach(labels::add);
    namespace.metadata().add("labels", labels);
    namespace.metadata().add("annotations", SandboxMarks.annotations(now, secrets));
    return namespace;
  }

  /** What is there before anything else: nothing gets in, and out only what the profile allows. */
  List<Item> network(SandboxOrder order) {
    JsonObject nothing = policy("Ingress", "Egress");
    JsonObject profile = policy("Egress");
    profile.add("egress", settings.egress(order.sandbox().network()));
    return List.of(
        item(Resource.NETWORK_POLICIES, "deny-all", order, nothing),
        item(Resource.NETWORK_POLICIES, "network-profile", order, profile));
  }

  private static JsonObject policy(String... types) {
    JsonObject spec = new JsonObject();
    spec.add("podSelector", new JsonObject());
    JsonArray directions = new JsonArray();
    for (String type : types) {
      directions.add(type);
    }
    spec.add("policyTypes", directions);
    return spec;
  }

  /** What comes after whatever it counts, since until it is counted nothing more can be made. */
  List<Item> limits(SandboxOrder order) {
    return List.of(
        item(Resource.LIMIT_RANGES, LIMITS, order, settings.limits().perContainer()),
        item(Resource.QUOTAS, LIMITS, order, settings.limits().inAll()));
  }

  private static Item item(Resource resource, String name, SandboxOrder order, JsonElement spec) {
    KubeObject object = KubeObject.named(resource, order.namespace(), name);
    object.metadata().add("labels", SandboxMarks.labels(order));
    object.tree().add("spec", spec);
    return new Item(resource, object);
  }
}

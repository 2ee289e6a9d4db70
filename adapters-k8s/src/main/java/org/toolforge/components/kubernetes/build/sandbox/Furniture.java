package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * What a build is given beside its walls: copies of secrets, accounts that may use them, and the
 * pipeline with its tasks, as Tekton looks for those where the run is.
 *
 * @param ofTool copies of what the build names
 * @param ofPlatform copies of what every sandbox gets
 * @param pipeline copies of the Pipeline and its Tasks
 */
record Furniture(List<Copy> ofTool, List<KubeObject> ofPlatform, List<Item> pipeline) {

  private static final String USUAL_ACCOUNT = "default";

  Furniture {
    ofTool = List.copyOf(ofTool);
    ofPlatform = List.copyOf(ofPlatform);
    pipeline = List.copyOf(pipeline);
  }

  /** A copy of a secret that the build names. */
  record Copy(SecretName original, SandboxOrder.Use use, KubeObject secret) {}

  List<KubeObject> secrets() {
    List<KubeObject> all = new ArrayList<>(ofPlatform);
    ofTool.forEach(copy -> all.add(copy.secret()));
    return all;
  }

  /**
   * The accounts that steps run under: all of them may use what images are pulled with, and one
   * everything else. None gets access to the API server.
   *
   * @param named the one that the pipeline's run names; empty for the namespace's usual one
   */
  List<KubeObject> accounts(SandboxOrder order, String named) {
    String main = named.isEmpty() ? USUAL_ACCOUNT : named;
    Set<String> names = new TreeSet<>(Set.of(main, USUAL_ACCOUNT));
    return names.stream().map(name -> account(order, name, name.equals(main))).toList();
  }

  private KubeObject account(SandboxOrder order, String name, boolean main) {
    KubeObject account = KubeObject.named(Resource.SERVICE_ACCOUNTS, order.namespace(), name);
    account.metadata().add("labels", SandboxMarks.labels(order));
    account.tree().addProperty("automountServiceAccountToken", false);
    if (main) {
      account.tree().add("secrets", references(secrets()));
    }
    account
        .tree()
        .add(
            "imagePullSecrets",
            references(
                secrets().stream()
                    .filter(SecretCopies::isForPulling)
                    .filter(secret -> !isOnlyRead(secret))
                    .toList()));
    return account;
  }

  private boolean isOnlyRead(KubeObject secret) {
    return ofTool.stream()
        .anyMatch(copy -> copy.secret().equals(secret) && copy.use() == SandboxOrder.Use.READ);
  }

  private static JsonArray references(List<KubeObject> secrets) {
    JsonArray all = new JsonArray();
    for (KubeObject secret : secrets) {
      JsonObject reference = new JsonObject();
      reference.addProperty("name", secret.name());
      all.add(reference);
    }
    return all;
  }

  /**
   * The run, in the sandbox.
   *
   * @param workspace where steps find the secrets that the build names; empty for nowhere
   */
  KubeObject run(SandboxOrder order, KubeObject run, String workspace) {
    KubeObject placed = new KubeObject(run.tree().deepCopy());
    placed.metadata().addProperty("namespace", order.namespace());
    SandboxMarks.markRun(placed, order);
    if (!workspace.isEmpty()) {
      Optional<JsonObject> spec = placed.part("spec");
      spec.ifPresent(wanted -> bind(wanted, workspace));
    }
    return placed;
  }

  private void bind(JsonObject spec, String workspace) {
    JsonArray sources = new JsonArray();
    ofTool.stream()
        .filter(copy -> copy.use() == SandboxOrder.Use.READ)
        .forEach(copy -> sources.add(source(copy)));
    JsonObject binding = new JsonObject();
    binding.addProperty("name", workspace);
    if (sources.isEmpty()) {
      binding.add("emptyDir", new JsonObject());
    } else {
      JsonObject projected = new JsonObject();
      projected.add("sources", sources);
      binding.add("projected", projected);
    }
    JsonArray workspaces = new JsonArray();
    if (spec.get("workspaces") instanceof JsonArray present) {
      for (JsonElement one : present) {
        if (!one.getAsJsonObject().get("name").getAsString().equals(workspace)) {
          workspaces.add(one);
        }
      }
    }
    workspaces.add(binding);
    spec.add("workspaces", workspaces);
  }

  /** Under the name that the owner knows, as two secrets may have entries of the same name. */
  private static JsonObject source(Copy copy) {
    JsonArray items = new JsonArray();
    for (String key : new TreeSet<>(ToolSecrets.data(copy.secret()).keySet())) {
      JsonObject item = new JsonObject();
      item.addProperty("key", key);
      item.addProperty("path", copy.original() + "/" + key);
      items.add(item);
    }
    JsonObject secret = new JsonObject();
    secret.addProperty("name", copy.secret().name());
    secret.add("items", items);
    JsonObject source = new JsonObject();
    source.add("secret", secret);
    return source;
  }
}

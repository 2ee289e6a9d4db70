package org.toolforge.components.kubernetes.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** A pod whose life a test tells. */
public final class FakePod {

  /** No exit code, as there was no end. */
  private static final int NONE = -1;

  private final FakeKubelet kubelet;
  private final KubeClient client;
  private final String namespace;
  private final String name;

  private FakePod(FakeKubelet kubelet, KubeClient client, String namespace, String name) {
    this.kubelet = kubelet;
    this.client = client;
    this.namespace = namespace;
    this.name = name;
  }

  static FakePod create(
      FakeKubelet kubelet,
      KubeClient client,
      String namespace,
      String name,
      Map<String, String> labels,
      String restartPolicy,
      List<String> containers) {
    Optional<KubeObject> unused =
        client.create(Resource.NAMESPACES, KubeObject.named(Resource.NAMESPACES, "", namespace));
    KubeObject pod = KubeObject.named(Resource.PODS, namespace, name);
    JsonObject label = new JsonObject();
    labels.forEach(label::addProperty);
    pod.metadata().add("labels", label);
    JsonObject spec = new JsonObject();
    spec.addProperty("nodeName", kubelet.node());
    spec.addProperty("restartPolicy", restartPolicy);
    // It is to be gone as soon as it is deleted, as nobody here stops it.
    spec.addProperty("terminationGracePeriodSeconds", 0);
    spec.addProperty("automountServiceAccountToken", false);
    JsonArray all = new JsonArray();
    for (String container : containers) {
      JsonObject one = new JsonObject();
      one.addProperty("name", container);
      one.addProperty("image", "example.org/anything");
      all.add(one);
    }
    spec.add("containers", all);
    pod.tree().add("spec", spec);
    admit(client, pod);
    FakePod made = new FakePod(kubelet, client, namespace, name);
    made.status(
        "Pending",
        status -> {
          JsonArray states = new JsonArray();
          containers.forEach(container ->
              states.add(container(container, "waiting", "{reason: PodInitializing}")));
          status.add("containerStatuses", states);
        });
    return made;
  }

  /** A namespace takes pods once its service account is there, which is soon. */
  private static void admit(KubeClient client, KubeObject pod) {
    Await.until("the namespace takes pods", () -> isAdmitted(client, pod));
  }

  private static boolean isAdmitted(KubeClient client, KubeObject pod) {
    try {
      Optional<KubeObject> unused = client.create(Resource.PODS, pod);
      return true;
    } catch (ComponentsException.Unavailable e) {
      return false;
    }
  }

  public String name() {
    return name;
  }

  /** Starts a container, which may then print. */
  public ContainerLog start(String container) {
    ContainerLog log = kubelet.log(namespace, name, container);
    become("Running", container, "running", "{startedAt: '%s'}".formatted(now()));
    return log;
  }

  /** Ends a container; it prints nothing more. */
  public void end(String container, int exitCode) {
    kubelet.log(namespace, name, container).end();
    become("Running", container, "terminated", terminated(exitCode));
  }

  /** Ends a container, and starts another instance of it, which has printed nothing. */
  public ContainerLog restart(String container, int exitCode) {
    kubelet.restart(namespace, name, container);
    become("Running", container, "running", "{startedAt: '%s'}".formatted(now()), exitCode, 1);
    return kubelet.log(namespace, name, container);
  }

  /** Ends a container, which is to be restarted later. */
  public void crash(String container, int exitCode) {
    kubelet.log(namespace, name, container).end();
    become("Running", container, "waiting", "{reason: CrashLoopBackOff}", exitCode, 0);
  }

  /** Starts every container, prints a line in each, and ends it well; then the pod. */
  public void runThrough(List<String> containers) {
    for (String container : containers) {
      start(container).print("this is " + container);
      end(container, 0);
    }
    succeed();
  }

  public void succeed() {
    status("Succeeded", status -> {});
  }

  public void fail() {
    status("Failed", status -> {});
  }

  /** The node throws it out, with all that it printed. */
  public void evict(String message) {
    kubelet.forget(namespace, name);
    status(
        "Failed",
        status -> {
          status.addProperty("reason", "Evicted");
          status.addProperty("message", message);
          status.add("containerStatuses", new JsonArray());
        });
  }

  /** It is gone, with all that it printed. */
  public void delete() {
    client.delete(Resource.PODS, namespace, name);
    kubelet.forget(namespace, name);
  }

  private void become(String phase, String container, String state, String details) {
    become(phase, container, state, details, NONE, 0);
  }

  private void become(
      String phase, String container, String state, String details, int lastExit, int restarts) {
    status(
        phase,
        status -> {
          JsonArray next = new JsonArray();
          for (JsonElement one : status.getAsJsonArray("containerStatuses")) {
            JsonObject before = one.getAsJsonObject();
            next.add(
                before.get("name").getAsString().equals(container)
                    ? after(before, container(container, state, details), lastExit, restarts)
                    : before);
          }
          status.add("containerStatuses", next);
        });
  }

  private static JsonObject after(JsonObject before, JsonObject now, int lastExit, int restarts) {
    now.addProperty("restartCount", before.get("restartCount").getAsInt() + restarts);
    if (lastExit != NONE) {
      now.add("lastState", Yaml.object("terminated: " + terminated(lastExit)).tree());
    } else if (before.has("lastState")) {
      now.add("lastState", before.get("lastState"));
    }
    return now;
  }

  private static String terminated(int exitCode) {
    return "{exitCode: %d, reason: %s, startedAt: '%s', finishedAt: '%s'}"
        .formatted(exitCode, exitCode == 0 ? "Completed" : "Error", now(), now());
  }

  private static JsonObject container(String name, String state, String details) {
    return Yaml.object(
            """
            name: %s
            image: example.org/anything
            imageID: ""
            ready: %s
            restartCount: 0
            state: {%s: %s}
            """
                .formatted(name, state.equals("running"), state, details))
        .tree();
  }

  private void status(String phase, Consumer<JsonObject> change) {
    Optional<KubeObject> written = Optional.empty();
    while (written.isEmpty()) {
      JsonObject tree = client.get(Resource.PODS, namespace, name).orElseThrow().tree().deepCopy();
      JsonObject status = tree.getAsJsonObject("status");
      status.addProperty("phase", phase);
      change.accept(status);
      written = client.replaceStatus(Resource.PODS, new KubeObject(tree));
    }
  }

  private static Instant now() {
    return Instant.ofEpochSecond(Instant.now().getEpochSecond());
  }
}

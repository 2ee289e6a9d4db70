package org.toolforge.components.kubernetes.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** Plays the life of one pod, in a thread of its own, until it ends or is deleted. */
final class PodLife {

  private static final long MOMENT = 30;
  private static final int RESTARTS = 3;

  /** How long a pod is still there that is being deleted, and what it printed with it. */
  private static final long LEAVING = 2_000;

  private final FakeNode node;
  private final KubeClient client;
  private final KubeObject pod;
  private final JsonObject spec;
  private final PodStatus status;
  private volatile boolean stopped;

  PodLife(FakeNode node, KubeClient client, KubeObject pod) {
    this.node = node;
    this.client = client;
    this.pod = pod;
    this.spec = pod.part("spec").orElseThrow();
    this.status = new PodStatus(names("initContainers"), names("containers"));
  }

  private List<String> names(String key) {
    List<String> names = new ArrayList<>();
    if (spec.get(key) instanceof JsonArray containers) {
      for (JsonElement container : containers) {
        names.add(container.getAsJsonObject().get("name").getAsString());
      }
    }
    return names;
  }

  private boolean lasts() {
    return spec.get("restartPolicy").getAsString().equals("Always");
  }

  private boolean startsAgain() {
    return !spec.get("restartPolicy").getAsString().equals("Never");
  }

  private String owner() {
    return pod.metadata().get("ownerReferences") instanceof JsonArray owners
        ? owners.get(0).getAsJsonObject().get("uid").getAsString()
        : pod.uid();
  }

  boolean isStopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
  }

  void live() {
    try {
      play();
      node.awaitEnd(this);
      if (!node.isClosed()) {
        leave();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ComponentsException e) {
      // The server is being stopped, or the pod is gone already.
    }
  }

  private void play() throws InterruptedException {
    if (node.fate(pod) instanceof Fate.Unschedulable nowhere) {
      status.unschedulable(nowhere.message());
      write();
      return;
    }
    bind();
    for (String container : status.firstContainers()) {
      start(container);
      end(container, 0, "Completed");
    }
    status.initialized();
    write();
    int attempt = node.begin(owner());
    switch (node.fate(pod)) {
      case Fate.Well ignored -> runWell();
      case Fate.NeverReady ignored -> startAll();
      case Fate.CannotStart cannot -> waitFor(cannot);
      case Fate.Crashes crashes -> crash(crashes);
      case Fate.FailsFirst fails -> failOrNot(fails, attempt);
      case Fate.Unschedulable ignored -> {}
    }
  }

  private void bind() {
    if (spec.has("nodeName")) {
      status.scheduled();
      return;
    }
    Resource bindings = new Resource("", "v1", "Binding", "pods/%s/binding".formatted(pod.name()));
    KubeObject binding = KubeObject.named(bindings, pod.namespace(), pod.name());
    JsonObject target = new JsonObject();
    target.addProperty("apiVersion", "v1");
    target.addProperty("kind", "Node");
    target.addProperty("name", node.kubelet().node());
    binding.tree().add("target", target);
    Optional<KubeObject> unused = client.create(bindings, binding);
    status.scheduled();
    write();
  }

  private void start(String container) {
    status.runs(container);
    node.kubelet()
        .log(pod.namespace(), pod.name(), container)
        .print("started %s of %s".formatted(container, pod.name()));
  }

  private void startAll() {
    status.mainContainers().forEach(this::start);
    status.phase("Running");
    write();
  }

  private void end(String container, int exitCode, String reason) {
    status.ended(container, exitCode, reason);
    node.kubelet().log(pod.namespace(), pod.name(), container).end();
  }

  private void print(String container, String line) {
    node.kubelet().log(pod.namespace(), pod.name(), container).print(line);
  }

  private void runWell() throws InterruptedException {
    startAll();
    node.awaitRelease(this);
    if (stopped || node.isClosed()) {
      return;
    }
    if (lasts()) {
      for (String container : status.mainContainers()) {
        print(container, "ready");
        status.ready(container, true);
      }
    } else {
      for (String container : status.mainContainers()) {
        print(container, "done");
        end(container, 0, "Completed");
      }
      status.phase("Succeeded");
    }
    write();
  }

  private void waitFor(Fate.CannotStart cannot) throws InterruptedException {
    for (String reason : cannot.reasons()) {
      for (String container : status.mainContainers()) {
        status.waits(container, reason, cannot.message());
      }
      write();
      Thread.sleep(MOMENT);
    }
  }

  private void crash(Fate.Crashes crashes) throws InterruptedException {
    String container = status.mainContainers().getFirst();
    int times = startsAgain() ? RESTARTS : 1;
    for (int i = 0; i < times && !stopped; i++) {
      startAll();
      crashes.lines().forEach(line -> print(container, line));
      if (i == times - 1) {
        end(container, crashes.exitCode(), crashes.reason());
      } else {
        status.ended(container, crashes.exitCode(), crashes.reason());
      }
      if (!startsAgain()) {
        status.phase("Failed");
      }
      write();
      if (startsAgain()) {
        status.waits(
            container,
            "CrashLoopBackOff",
            "back-off 10s restarting failed container=%s pod=%s".formatted(container, pod.name()));
        write();
        Thread.sleep(MOMENT);
      }
    }
  }

  private void failOrNot(Fate.FailsFirst fails, int attempt) throws InterruptedException {
    if (attempt > fails.times()) {
      runWell();
    } else {
      crash(
          new Fate.Crashes(
              fails.exitCode(), "Error", List.of("attempt %d fails".formatted(attempt))));
    }
  }

  /** What a kubelet does with a pod that is being deleted: its containers end, then it is gone. */
  private void leave() throws InterruptedException {
    for (String container : status.mainContainers()) {
      node.kubelet().log(pod.namespace(), pod.name(), container).end();
    }
    Thread.sleep(LEAVING);
    JsonObject options = new JsonObject();
    options.addProperty("gracePeriodSeconds", 0);
    client.delete(Resource.PODS, pod.namespace(), pod.name(), options);
  }

  private void write() {
    while (!stopped && !node.isClosed()) {
      Optional<KubeObject> live =
          client
              .get(Resource.PODS, pod.namespace(), pod.name())
              .filter(found -> found.uid().equals(pod.uid()));
      if (live.isEmpty()) {
        stopped = true;
        return;
      }
      JsonObject tree = live.get().tree().deepCopy();
      status.writeTo(tree.getAsJsonObject("status"));
      if (client.replaceStatus(Resource.PODS, new KubeObject(tree)).isPresent()) {
        return;
      }
    }
  }
}

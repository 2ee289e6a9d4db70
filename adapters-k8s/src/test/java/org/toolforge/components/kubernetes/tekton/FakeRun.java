package org.toolforge.components.kubernetes.tekton;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.FakePod;

/** A run of one task, whose life a test tells. What is told after its end counts for nothing. */
public final class FakeRun {

  private static final List<String> STEPS = List.of("clone", "build", "export");
  private static final String TASK = "build-from-git";
  public static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private final KubeClient client;
  private final @Nullable FakeKubelet kubelet;
  private final KubeObject run;
  private final String task;
  private final List<FakeStep> steps = new ArrayList<>();
  private @Nullable FakePod pod;
  private boolean taken;
  private boolean done;

  FakeRun(KubeClient client, @Nullable FakeKubelet kubelet, KubeObject run) {
    this.client = client;
    this.kubelet = kubelet;
    this.run = run;
    this.task = run.name() + "-" + TASK;
    STEPS.forEach(step -> steps.add(new FakeStep(step)));
    done = Statuses.isOver(run);
    taken = done;
  }

  synchronized boolean isTaken() {
    return taken;
  }

  /** Its objects are gone, or about to go. */
  synchronized void abandon() {
    done = true;
  }

  /**
   * Begins, unless it did before: with the first step, or with a task that something keeps from
   * starting.
   */
  synchronized boolean begin(Optional<FakeTekton.Hindrance> hindrance) {
    if (taken) {
      return false;
    }
    tell("Unknown", "Started", "");
    createTask();
    hindrance.ifPresentOrElse(
        one -> tellTask("Unknown", one.reason(), one.message()), this::startPod);
    tell("Unknown", "Running", "Tasks Completed: 0 (Failed: 0, Cancelled 0), Incomplete: 1");
    taken = true;
    return true;
  }

  private void startPod() {
    if (kubelet != null) {
      pod =
          kubelet.pod(
              run.namespace(),
              task + "-pod",
              Map.of("tekton.dev/pipelineRun", run.name(), "tekton.dev/taskRun", task),
              STEPS.stream().map(step -> "step-" + step).toArray(String[]::new));
    }
    begin(steps.getFirst());
    tellTask("Unknown", "Running", "Not all Steps in the Task have finished executing");
  }

  private void createTask() {
    KubeObject object = KubeObject.named(Resource.TASK_RUNS, run.namespace(), task);
    JsonObject labels = run.metadata().getAsJsonObject("labels").deepCopy();
    labels.addProperty("tekton.dev/pipelineRun", run.name());
    labels.addProperty("tekton.dev/pipelineTask", TASK);
    object.metadata().add("labels", labels);
    JsonArray owners = new JsonArray();
    owners.add(Statuses.owner(run));
    object.metadata().add("ownerReferences", owners);
    object.tree().add("spec", new JsonObject());
    Optional<KubeObject> unused = client.create(Resource.TASK_RUNS, object);
  }

  private void begin(FakeStep step) {
    step.begin();
    if (pod != null) {
      pod.start("step-" + step.name()).print("this is " + step.name());
    }
  }

  private void end(FakeStep step, int exitCode, String reason) {
    step.end(exitCode, reason);
    if (pod != null) {
      pod.end("step-" + step.name(), exitCode);
    }
  }

  /** Prints a line in a step that has begun. */
  public synchronized void print(String step, String line) {
    if (pod != null) {
      pod.start("step-" + step).print(line);
    }
  }

  /** Makes an image, and tells which. */
  public synchronized void succeed() {
    succeed(DIGEST);
  }

  /** Otherwise as the other, with that as the digest of the image. */
  public synchronized void succeed(String digest) {
    if (!done) {
      steps.forEach(step -> runThrough(step));
      tellTask("True", "Succeeded", "All Steps have completed executing");
      finish("True", "Succeeded", "Tasks Completed: 1 (Failed: 0, Cancelled 0)", digest);
    }
  }

  private void runThrough(FakeStep step) {
    if (!step.hasBegun()) {
      begin(step);
    }
    end(step, 0, "Completed");
  }

  /** Fails in one of its steps, after that printed some lines. */
  public synchronized void failIn(String name, int exitCode, String reason, String... lines) {
    if (done) {
      return;
    }
    int failing = STEPS.indexOf(name);
    steps.subList(0, failing).forEach(this::runThrough);
    FakeStep step = steps.get(failing);
    if (!step.hasBegun()) {
      begin(step);
    }
    for (String line : lines) {
      print(name, line);
    }
    end(step, exitCode, reason);
    steps.subList(failing + 1, steps.size()).forEach(skipped -> skipped.end(1, "Error"));
    failTask("Failed", "\"step-%s\" exited with code %d".formatted(name, exitCode));
  }

  /** Its task fails as a whole. */
  public synchronized void failTask(String reason, String message) {
    if (!done) {
      tellTask("False", reason, message);
      finish("False", "Failed", "Tasks Completed: 1 (Failed: 1, Cancelled 0), Skipped: 0", "");
    }
  }

  /** It fails without any step being to blame. */
  public synchronized void fail(String reason, String message) {
    if (!done) {
      finish("False", reason, message, "");
    }
  }

  /** Its node throws it out. */
  public synchronized void evict(String message) {
    if (pod != null) {
      pod.evict(message);
    }
    failTask("Failed", message);
  }

  synchronized void cancel() {
    sweep("Cancelled", "TaskRunCancelled");
  }

  /** Its time is up. */
  public synchronized void timeOut() {
    sweep("PipelineRunTimeout", "TaskRunTimeout");
  }

  private void sweep(String reason, String reasonOfTask) {
    if (done) {
      return;
    }
    if (taken) {
      steps.forEach(step -> sweep(step, reasonOfTask));
      tellTask("False", reasonOfTask, "swept");
    }
    taken = true;
    finish("False", reason, "PipelineRun \"%s\" was stopped".formatted(run.name()), "");
  }

  private void sweep(FakeStep step, String reason) {
    if (step.goesOn()) {
      end(step, 1, reason);
    } else {
      step.end(1, reason);
    }
  }

  private void finish(String status, String reason, String message, String digest) {
    done = true;
    if (pod != null) {
      if (status.equals("True")) {
        pod.succeed();
      } else {
        pod.fail();
      }
    }
    write(Resource.PIPELINE_RUNS, run.name(), Statuses.ofRun(run, status, reason, message, digest));
  }

  /** Somebody deletes the run; its pod goes with it. */
  public synchronized void vanish() {
    done = true;
    client.delete(Resource.PIPELINE_RUNS, run.namespace(), run.name());
    dropPod();
  }

  /** Somebody deletes the pod, with all that it printed. */
  public synchronized void dropPod() {
    if (pod != null) {
      pod.delete();
      pod = null;
    }
  }

  private void tell(String status, String reason, String message) {
    write(Resource.PIPELINE_RUNS, run.name(), Statuses.ofRun(run, status, reason, message, ""));
  }

  private void tellTask(String status, String reason, String message) {
    write(Resource.TASK_RUNS, task, Statuses.ofTask(task + "-pod", status, reason, message, steps));
  }

  private void write(Resource kind, String name, JsonObject status) {
    Optional<KubeObject> written = Optional.empty();
    while (written.isEmpty()) {
      Optional<KubeObject> present = client.get(kind, run.namespace(), name);
      if (present.isEmpty()) {
        return;
      }
      JsonObject tree = present.get().tree().deepCopy();
      tree.add("status", status);
      try {
        written = client.replaceStatus(kind, new KubeObject(tree));
      } catch (ComponentsException.NotFound e) {
        return;
      }
    }
  }
}

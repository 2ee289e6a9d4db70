package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/**
 * Notes on the Job of a run when it begins and how it ends, since its pod may go; and stops what
 * will never start.
 */
final class RunCare implements Caretaker.Care<KnownRun> {

  private static final String PODS_OF = "job-name=";

  private final KubeClient client;
  private final KnownRuns known;
  private final InstantSource clock;
  private final RefusedPods refused;

  RunCare(KubeClient client, KnownRuns known, InstantSource clock) {
    this.client = client;
    this.known = known;
    this.clock = clock;
    this.refused = new RefusedPods(client, clock);
  }

  /** Looks at the run that a pod belongs to. */
  void look(KnownRunPod pod) {
    known.jobs().find(pod.object().namespace(), pod.run()).ifPresent(this::look);
  }

  @Override
  public void look(KnownRun run) {
    if (run.end().isEmpty() && !run.object().isBeingDeleted()) {
      run.order().ifPresent(order -> look(run, order));
    }
  }

  private void look(KnownRun run, RunOrder order) {
    KubeObject job = run.object();
    List<KubeObject> seen = known.pods(job.namespace(), job.name());
    RunState state = run.state(order, KnownRuns.latest(seen).orElse(null));
    if (state.isOver()) {
      // What tells of the pod may be late, and there is no second time.
      List<KubeObject> pods = client.list(Resource.PODS, job.namespace(), PODS_OF + job.name());
      RunPod last = KnownRuns.latest(pods.isEmpty() ? seen : pods).orElse(null);
      note(job, RunMarks.END, RunJson.end(run.state(order, last)), false);
      return;
    }
    Optional<RunPod> pod = KnownRuns.latest(seen);
    Optional<RunState.Failed> hopeless =
        pod.isPresent() ? RunHindrances.hopeless(pod.get(), clock.instant()) : refused.look(job);
    if (hopeless.isPresent()) {
      note(job, RunMarks.END, RunJson.end(hopeless.get()), true);
    } else if (state instanceof RunState.Running running && run.begun() == null) {
      note(job, RunMarks.BEGUN, running.since().toString(), false);
    }
  }

  private void note(KubeObject job, String key, String value, boolean stop) {
    JsonObject changes = noting(key, value);
    changes
        .getAsJsonObject("metadata")
        .addProperty("resourceVersion", Long.toString(job.version()));
    if (stop) {
      JsonObject spec = new JsonObject();
      // It took longer than that already; the cluster ends it, and knows that it failed.
      spec.addProperty("activeDeadlineSeconds", 1);
      changes.add("spec", spec);
    }
    // When it changed meanwhile, it is looked at again anyway.
    client
        .patch(Resource.JOBS, job.namespace(), job.name(), changes)
        .ifPresent(known.jobs()::learn);
  }

  /** A change that notes something. */
  static JsonObject noting(String key, String value) {
    JsonObject annotations = new JsonObject();
    annotations.addProperty(key, value);
    JsonObject metadata = new JsonObject();
    metadata.add("annotations", annotations);
    JsonObject changes = new JsonObject();
    changes.add("metadata", metadata);
    return changes;
  }
}

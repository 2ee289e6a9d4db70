package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/**
 * Notes on the Job of a run when it begins and how it ends, since its pod may go; and stops what
 * will never start.
 */
final class RunCare implements Caretaker.Care<KnownRun> {

  private static final String PODS_OF = "job-name=";

  /** It took longer than that already; the cluster ends it, and knows that it failed. */
  private static final long AT_ONCE = 1;

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
      note(job, RunMarks.END, RunJson.end(run.state(order, last)), 0);
      return;
    }
    Optional<RunPod> pod = KnownRuns.latest(seen);
    Optional<RunState.Failed> hopeless =
        pod.isPresent()
            ? RunHindrances.hopeless(pod.get(), clock.instant())
            : Optional.of(refused.look(job));
    if (hopeless.isPresent()) {
      note(job, RunMarks.END, RunJson.end(hopeless.get()), AT_ONCE);
    } else if (state instanceof RunState.Running running && run.begun() == null) {
      Duration waited = waited(job, running.since());
      note(
          job,
          RunMarks.BEGUN,
          running.since().toString(),
          order.timeout().plus(waited).toSeconds());
    }
  }

  /** The cluster counts from when it took up the Job; the image may have taken a while. */
  private static Duration waited(KubeObject job, Instant begun) {
    Duration waited =
        Tree.of(job)
            .child("status")
            .time("startTime")
            .map(start -> Duration.between(start, begun))
            .orElse(Duration.ZERO);
    return waited.isNegative() ? Duration.ZERO : waited;
  }

  /**
   * Notes something.
   *
   * @param deadline in seconds since the cluster took up the Job; 0 to leave it
   */
  private void note(KubeObject job, String key, String value, long deadline) {
    JsonObject changes = noting(key, value);
    changes
        .getAsJsonObject("metadata")
        .addProperty("resourceVersion", Long.toString(job.version()));
    if (deadline > 0) {
      JsonObject spec = new JsonObject();
      spec.addProperty("activeDeadlineSeconds", deadline);
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

package org.toolforge.components.kubernetes.run;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.port.Subscription;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/** What is known of all runs on demand, and of their pods. Safe for use by many threads. */
final class KnownRuns {

  private final Mirror<KnownRun> jobs = new Mirror<>((object, before) -> KnownRun.of(object));
  private final Mirror<KnownRunPod> pods = new Mirror<>((object, before) -> KnownRunPod.of(object));

  Mirror<KnownRun> jobs() {
    return jobs;
  }

  Mirror<KnownRunPod> pods() {
    return pods;
  }

  /**
   * Goes on only with everything.
   *
   * @throws org.toolforge.components.ComponentsException.Unavailable before everything was told
   *     once
   */
  void check() {
    jobs.checkComplete();
    pods.checkComplete();
  }

  Optional<KnownRun> job(ToolName tool, RunId id) {
    return jobs.find(Namespaces.of(tool), id.value());
  }

  Optional<Run> find(ToolName tool, RunId id) {
    check();
    return job(tool, id).flatMap(this::run);
  }

  /** In no order. */
  List<Run> list(ToolName tool) {
    check();
    return jobs.list(Namespaces.of(tool)).stream().flatMap(job -> run(job).stream()).toList();
  }

  /** Those of all tools, in no order. */
  List<Run> all() {
    check();
    return jobs.all().stream().flatMap(job -> run(job).stream()).toList();
  }

  /** Only what is noted tells how it ended; until it is, it goes on. */
  private Optional<Run> run(KnownRun job) {
    return job.order().map(order -> new Run(order, state(job, order), job.callback()));
  }

  private RunState state(KnownRun job, RunOrder order) {
    RunState state = job.state(order, pod(job.object()));
    return job.end().isPresent() ? state : going(state);
  }

  private static RunState going(RunState state) {
    return switch (state) {
      case RunState.Pending pending -> pending;
      case RunState.Running running -> running;
      case RunState.Succeeded succeeded -> new RunState.Running(succeeded.startedAt());
      case RunState.Failed failed ->
          failed.startedAt() == null
              ? new RunState.Pending("")
              : new RunState.Running(failed.startedAt());
    };
  }

  /** The pods of a run that are there. */
  List<KubeObject> pods(String namespace, String run) {
    return pods.list(namespace).stream()
        .filter(pod -> pod.run().equals(run))
        .map(KnownRunPod::object)
        .toList();
  }

  private @Nullable RunPod pod(KubeObject job) {
    return latest(pods(job.namespace(), job.name())).orElse(null);
  }

  /** The pod that was made last. */
  static Optional<RunPod> latest(List<KubeObject> pods) {
    return pods.stream()
        .max(Comparator.comparing(KubeObject::createdAt).thenComparingLong(KubeObject::version))
        .map(RunPod::of);
  }

  Subscription watch(Consumer<ToolName> onChange) {
    Set<Subscription> all = new HashSet<>();
    all.add(jobs.watch(job -> tell(job.object(), onChange)));
    all.add(jobs.watchGone(job -> tell(job.object(), onChange)));
    all.add(pods.watch(pod -> tell(pod.object(), onChange)));
    return () -> all.forEach(Subscription::close);
  }

  private static void tell(KubeObject object, Consumer<ToolName> onChange) {
    Namespaces.tool(object.namespace()).ifPresent(onChange);
  }
}

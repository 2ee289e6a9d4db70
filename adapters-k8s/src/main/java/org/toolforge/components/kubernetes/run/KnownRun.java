package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/**
 * What is kept of the Job of a run.
 *
 * @param object as far as it tells how the run is
 * @param order empty when somebody wrote over it; then it is no run that we know
 * @param end how it ended, as was noted; empty while it is not
 * @param begun when it was seen to begin; null while it was not
 */
record KnownRun(
    KubeObject object,
    Optional<RunOrder> order,
    Optional<RunState> end,
    @Nullable Instant begun,
    CallbackState callback)
    implements Mirror.Known {

  static final Comparator<Run> OLDEST_FIRST =
      Comparator.comparing((Run run) -> run.order().createdAt())
          .thenComparing(run -> run.id().value());

  static KnownRun of(KubeObject job) {
    Optional<RunOrder> order =
        Namespaces.tool(job.namespace())
            .flatMap(tool ->
                job.annotation(RunMarks.ORDER)
                    .flatMap(text -> RunJson.order(tool, job.name(), text)));
    Optional<CallbackState> callback = job.annotation(RunMarks.CALLBACK).flatMap(RunJson::callback);
    return new KnownRun(
        slim(job),
        order,
        job.annotation(RunMarks.END).flatMap(RunJson::end),
        job.annotation(RunMarks.BEGUN).flatMap(KnownRun::time).orElse(null),
        callback.orElse(
            order.filter(one -> one.callback() == null).isPresent()
                ? new CallbackState.NotWanted()
                : new CallbackState.Pending()));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Without what only its making needs; orders can be long. */
  private static KubeObject slim(KubeObject job) {
    JsonObject metadata = job.metadata().deepCopy();
    metadata.remove("annotations");
    metadata.remove("managedFields");
    JsonObject tree = new JsonObject();
    tree.add("metadata", metadata);
    tree.add("status", Tree.of(job).child("status").json());
    return new KubeObject(tree);
  }

  /**
   * How it is now.
   *
   * @param pod the latest of it; null when there is none
   */
  RunState state(RunOrder of, @Nullable RunPod pod) {
    return end.orElseGet(() -> RunStates.of(of, object, pod, begun));
  }
}

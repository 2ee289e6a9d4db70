package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.build.log.BuildLogs;
import org.toolforge.components.kubernetes.build.log.Mask;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.LogLine;

/**
 * Decides once how each build ended, and writes that down with the end of its log, before its pods
 * are gone.
 */
final class BuildCare implements Caretaker.Care<KnownRun> {

  /** A node may be as good as gone; how a build ended is more urgent than what it printed. */
  private static final Duration READING = Duration.ofSeconds(10);

  private static final int OUTPUT_LINES = 20;

  /** Tekton stops at once what it never began; when it is not there, nothing would be told. */
  private static final Duration UNHEARD = Duration.ofSeconds(5);

  private final KubeClient client;
  private final KnownBuilds known;
  private final Places places;
  private final BuildLogs logs;
  private final KeptLogs keptLogs;
  private final Classification classification;
  private final String namespace;
  private final InstantSource clock;

  BuildCare(
      KubeClient client,
      BuildSettings settings,
      KnownBuilds known,
      Places places,
      BuildLogs logs,
      KeptLogs keptLogs,
      InstantSource clock) {
    this.client = client;
    this.known = known;
    this.places = places;
    this.logs = logs;
    this.keptLogs = keptLogs;
    this.classification = new Classification(settings);
    this.namespace = settings.namespace();
    this.clock = clock;
  }

  @Override
  public void look(KnownRun run) {
    run.order()
        .filter(order -> known.record(order.id()).isEmpty())
        .ifPresent(order -> {
          if (run.isOver()) {
            record(run, order, end(run, order));
          } else if (isUnheardOf(run)) {
            record(run, order, new BuildState.Cancelled());
          }
        });
  }

  private boolean isUnheardOf(KnownRun run) {
    if (!run.stopping() || run.condition().state() != Condition.State.UNSAID) {
      return false;
    }
    Instant since = run.stoppingSince().orElse(run.object().createdAt());
    if (clock.instant().isBefore(since.plus(UNHEARD))) {
      throw new ComponentsException.Unavailable("Tekton may still tell that it stopped.", UNHEARD);
    }
    return true;
  }

  private BuildState end(KnownRun run, BuildOrder order) {
    List<KubeObject> tasks =
        client.list(
            Resource.TASK_RUNS, run.object().namespace(), Marks.RUN_OF_TASK + "=" + order.id());
    BuildState end = classification.of(order, run.condition(), run.results(), TaskRun.all(tasks));
    return end instanceof BuildState.Failed failed && failed.step() != null
        ? new BuildState.Failed(
            failed.fault(), failed.message(), withOutput(run, order, failed.step()))
        : end;
  }

  private FailedStep withOutput(KnownRun run, BuildOrder order, FailedStep step) {
    List<String> output =
        places
            .mask(run)
            .map(mask ->
                logs.tailOf(
                    run.object().namespace(), order.id(), step.name(), mask, OUTPUT_LINES, READING))
            .orElseGet(List::of);
    return new FailedStep(step.name(), step.exitCode(), String.join("\n", output));
  }

  private void record(KnownRun run, BuildOrder order, BuildState end) {
    // First, so that whoever finds the record finds the log as well.
    keptLogs.keep(order, log(run, order), clock.instant());
    BuildRecord record = new BuildRecord(order, end, clock.instant());
    KubeObject map = RecordJson.write(namespace, record);
    Optional<KubeObject> written = client.create(Resource.CONFIG_MAPS, map);
    written.or(() -> present(map)).ifPresent(known::learnRecord);
  }

  /** What another leader decided before holds, unless somebody damaged that. */
  private Optional<KubeObject> present(KubeObject wanted) {
    Optional<KubeObject> there = client.get(Resource.CONFIG_MAPS, namespace, wanted.name());
    if (there.isEmpty() || RecordJson.read(there.get()).isPresent()) {
      return there;
    }
    JsonObject next = wanted.tree().deepCopy();
    next.getAsJsonObject("metadata")
        .addProperty("resourceVersion", Long.toString(there.get().version()));
    return client.replace(Resource.CONFIG_MAPS, new KubeObject(next));
  }

  private List<LogLine> log(KnownRun run, BuildOrder order) {
    try {
      Optional<Mask> mask = places.mask(run);
      return mask.isEmpty()
          ? List.of()
          : logs.tail(run.object().namespace(), order.id(), mask.get(), READING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComponentsException.Unavailable(
          "This server is being stopped; the next one goes on with it.", READING, e);
    }
  }
}

package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.PhaseHistory;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;

/**
 * Deployments as ToolDeployment objects: {@code spec} is what was asked and is wanted by now,
 * {@code status} is what the engine saw. What is written is read back equal. Safe for use by many
 * threads.
 */
public final class DeploymentMapper {

  private enum Wish {
    RUN,
    CANCEL
  }

  private final ConfigParser parser;

  public DeploymentMapper(ConfigParser parser) {
    this.parser = parser;
  }

  /**
   * The spec of a new object.
   *
   * @throws ComponentsException.Conflict when the deployment takes up one whose config is not valid
   *     any more
   */
  public JsonObject spec(Deployment deployment) {
    ConfigSnapshot config = deployment.progress().config();
    if (StandIns.areIn(config.document().config())) {
      throw new ComponentsException.Conflict(
          "The config of that earlier deployment is not valid today; deploy the tool's present"
              + " config instead");
    }
    ObjectWriter spec = new ObjectWriter();
    RequestJson.write(deployment.request(), spec);
    spec.time("createdAt", deployment.createdAt()).object("config", SnapshotJson.write(config));
    if (deployment.intent() == Intent.CANCEL) {
      spec.word("intent", Wish.CANCEL);
    }
    return spec.written();
  }

  /** Whether nothing was done for it yet, so that its spec says everything. */
  public boolean isUntouched(Deployment deployment) {
    Progress progress = deployment.progress();
    return progress.equals(fresh(deployment, progress.config()).progress());
  }

  private static Deployment fresh(Deployment like, ConfigSnapshot config) {
    return Deployment.create(like.id(), like.tool(), like.createdAt(), like.request(), config);
  }

  /**
   * The status of an object.
   *
   * @param spec that of the same object: the config that it has need not be said again
   * @param observedGeneration the generation of that spec
   * @param previous the conditions that the object has by now
   */
  public JsonObject status(
      Deployment deployment, JsonObject spec, long observedGeneration, List<Condition> previous) {
    Progress progress = deployment.progress();
    PhaseHistory history = progress.history();
    ObjectWriter status =
        new ObjectWriter()
            .word("status", deployment.status())
            .words("longStatus", deployment.longStatus())
            .word("phase", deployment.phase())
            .list("phaseHistory", history.entries(), StatusJson::entry)
            .time("startedAt", history.entries().getFirst().startedAt())
            .time("finishedAt", deployment.isFinished() ? history.since() : null)
            .words("trouble", progress.trouble())
            .object("callback", progress.callback(), StatusJson::callback);
    deployment.outcome().ifPresent(outcome -> status.word("outcome", outcome));
    deployment
        .verdict()
        .ifPresent(verdict -> status.object("verdict", StatusJson.verdict(verdict)));
    StatusJson.components("builds", progress.builds(), BuildJson::write, status);
    StatusJson.components("runs", progress.runs(), RunJson::write, status);
    deployment.plan().ifPresent(plan -> status.object("plan", PlanJson.write(plan)));
    if (!saysConfig(spec, progress.config())) {
      status.object("config", SnapshotJson.write(progress.config()));
    }
    return status
        .whole("observedGeneration", observedGeneration)
        .list(
            "conditions", Conditions.of(deployment, observedGeneration, previous), Condition::json)
        .written();
  }

  private static boolean saysConfig(JsonObject spec, ConfigSnapshot config) {
    return SnapshotJson.read(ObjectReader.of("spec", spec))
        .map(said -> said.isLike(config))
        .orElse(false);
  }

  /**
   * The status of an object that never becomes a deployment.
   *
   * @param reason one word in CamelCase
   * @param message a sentence for whoever made the object
   */
  public JsonObject refusedStatus(
      String reason,
      String message,
      Instant now,
      long observedGeneration,
      List<Condition> previous) {
    PhaseHistory history =
        new PhaseHistory(
            List.of(
                new PhaseHistory.Entry(Phase.PREPARING, now, now),
                new PhaseHistory.Entry(Phase.FINISHED, now, now)));
    Verdict verdict = Verdict.failed(Outcome.ERROR_CONFIG, message);
    return new ObjectWriter()
        .word("status", verdict.status())
        .words("longStatus", message)
        .word("phase", Phase.FINISHED)
        .list("phaseHistory", history.entries(), StatusJson::entry)
        .time("startedAt", now)
        .time("finishedAt", now)
        .word("outcome", verdict.outcome())
        .object("verdict", StatusJson.verdict(verdict))
        .whole("observedGeneration", observedGeneration)
        .list(
            "conditions",
            Conditions.refused(reason, message, now, observedGeneration, previous),
            Condition::json)
        .written();
  }

  /**
   * Whether an object is new and names no config, so that it is about the one that the tool has.
   */
  public boolean lacksConfig(JsonObject spec, Optional<JsonObject> status) {
    return !LegacyRecords.isOne(spec)
        && !spec.has("config")
        && !status.map(seen -> seen.has("config") || seen.has("finishedAt")).orElse(false);
  }

  /** Reads an object of which nothing is known yet. */
  public Deployment read(
      ObjectFacts facts,
      JsonObject spec,
      Optional<JsonObject> status,
      Optional<ConfigSnapshot> present) {
    return read(facts, spec, status, present, Optional.empty());
  }

  /**
   * Reads an object.
   *
   * @param present the config that the tool has now, for an object that names none
   * @param earlier what was read from the same object before: its config need not be checked again
   * @throws UnreadableObject when it does not make sense
   */
  public Deployment read(
      ObjectFacts facts,
      JsonObject spec,
      Optional<JsonObject> status,
      Optional<ConfigSnapshot> present,
      Optional<Deployment> earlier) {
    if (LegacyRecords.isOne(spec)) {
      return new LegacyRecords(parser).read(facts, spec);
    }
    ObjectReader asked = ObjectReader.of("spec", spec);
    ObjectReader seen = ObjectReader.of("status", status.orElseGet(JsonObject::new));
    Instant createdAt = asked.has("createdAt") ? asked.time("createdAt") : facts.createdAt();
    DeploymentRequest request = RequestJson.read(asked);
    Intent intent = intent(facts, asked);
    SequencedMap<ComponentName, BuildProgress> builds =
        StatusJson.components("builds", BuildJson::read, seen);
    SequencedMap<ComponentName, RunProgress> runs =
        StatusJson.components("runs", RunJson::read, seen);
    Set<ComponentName> names = new TreeSet<>(builds.keySet());
    names.addAll(runs.keySet());
    boolean started = !seen.objects("phaseHistory").isEmpty();
    PhaseHistory history = started ? StatusJson.history(seen) : null;
    boolean finished = history != null && history.current() == Phase.FINISHED;
    ConfigSnapshot config =
        new Snapshots(parser, present, earlier).read(asked, seen, names, finished);
    if (history == null) {
      return Deployment.create(facts.id(), facts.tool(), createdAt, request, config)
          .wanting(intent);
    }
    Progress progress =
        new Progress(
            config,
            history,
            seen.object("plan").map(PlanJson::read).orElse(null),
            builds,
            runs,
            verdict(seen, history),
            seen.text("trouble", ""),
            StatusJson.callback(seen));
    return new Deployment(facts.id(), facts.tool(), createdAt, request, intent, progress);
  }

  private static Intent intent(ObjectFacts facts, ObjectReader spec) {
    if (facts.deleted()) {
      return Intent.DELETE;
    }
    return switch (spec.word("intent", Wish.class, Wish.RUN)) {
      case RUN -> Intent.RUN;
      case CANCEL -> Intent.CANCEL;
    };
  }

  private static @Nullable Verdict verdict(ObjectReader status, PhaseHistory history) {
    Verdict verdict = StatusJson.verdict(status);
    if (verdict == null && history.current() == Phase.FINISHED) {
      throw status.unreadable("verdict", "is missing, though the phase is finished");
    }
    return verdict;
  }
}

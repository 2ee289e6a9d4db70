package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.PhaseHistory;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;

/**
 * Reads the records that the earlier service left as version {@code v1}: everything is in the spec,
 * in snake_case, and nobody works on them any more. So all of them are finished. What they do not
 * tell, such as when anything ended, is taken to have been when they were created. They have no
 * plan, and what their config does not declare validly has a stand-in.
 *
 * <p>A record is read whatever is in it: something that cannot be made out counts as not there.
 */
final class LegacyRecords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final int TIME_LENGTH = 15;

  private final ConfigParser parser;

  LegacyRecords(ConfigParser parser) {
    this.parser = parser;
  }

  /** Whether a spec is such a record; a status that somebody added since changes nothing. */
  static boolean isOne(JsonObject spec) {
    return spec.has("deploy_id") || (spec.has("creation_time") && spec.has("builds"));
  }

  Deployment read(ObjectFacts facts, JsonObject json) {
    LegacyFields spec = new LegacyFields(json);
    Instant createdAt =
        time(spec.text("creation_time"))
            .or(() -> time(spec.text("deploy_id")))
            .orElse(facts.createdAt());
    SequencedMap<ComponentName, BuildProgress> builds =
        components(spec.inner("builds"), createdAt, LegacyComponents::build);
    SequencedMap<ComponentName, RunProgress> runs =
        components(spec.inner("runs"), createdAt, LegacyComponents::run);
    Set<ComponentName> names = new TreeSet<>(builds.keySet());
    names.addAll(runs.keySet());
    Verdict verdict = verdict(spec, builds, runs);
    return new Deployment(
        facts.id(),
        facts.tool(),
        createdAt,
        request(spec),
        facts.deleted() ? Intent.DELETE : Intent.RUN,
        new Progress(
            new ConfigSnapshot(0, document(spec, names), ""),
            history(createdAt),
            null,
            builds,
            runs,
            verdict,
            "",
            null));
  }

  private static DeploymentRequest request(LegacyFields spec) {
    return DeploymentRequest.by("unknown", "unknown")
        .describedAs(spec.text("description"))
        .forcing(spec.truth("force_build"), spec.truth("force_run"));
  }

  /** What a record calls its time, or begins its id with, in UTC. */
  private static Optional<Instant> time(String text) {
    if (text.length() < TIME_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.parse(text.substring(0, TIME_LENGTH), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static PhaseHistory history(Instant createdAt) {
    return new PhaseHistory(
        List.of(
            new PhaseHistory.Entry(Phase.PREPARING, createdAt, createdAt),
            new PhaseHistory.Entry(Phase.FINISHED, createdAt, createdAt)));
  }

  private static <P> SequencedMap<ComponentName, P> components(
      LegacyFields all, Instant createdAt, BiFunction<LegacyComponents, LegacyFields, P> read) {
    LegacyComponents reader = new LegacyComponents(createdAt);
    SequencedMap<ComponentName, P> components = new LinkedHashMap<>();
    for (Map.Entry<String, LegacyFields> entry : all.inners().entrySet()) {
      if (ComponentName.isValid(entry.getKey())) {
        components.put(new ComponentName(entry.getKey()), read.apply(reader, entry.getValue()));
      }
    }
    return components;
  }

  private ConfigDocument document(LegacyFields spec, Set<ComponentName> names) {
    Node.Mapping written = spec.document("tool_config");
    ConfigDocument document;
    try {
      document = parser.parse(written);
    } catch (ComponentsException.Invalid e) {
      document = StandIns.of(written, e.messages());
    }
    return StandIns.completed(document, names);
  }

  private static Verdict verdict(
      LegacyFields spec,
      Map<ComponentName, BuildProgress> builds,
      Map<ComponentName, RunProgress> runs) {
    String word = spec.text("status");
    String sentence = spec.text("long_status");
    return switch (Words.constant(DeploymentStatus.class, word).orElse(DeploymentStatus.PENDING)) {
      case SUCCESSFUL -> new Verdict(DeploymentStatus.SUCCESSFUL, Outcome.SUCCESS, sentence);
      case CANCELLED -> new Verdict(DeploymentStatus.CANCELLED, Outcome.CANCELLED, sentence);
      case TIMED_OUT -> Verdict.timedOut(sentence);
      case FAILED -> Verdict.failed(blame(builds, runs), sentence);
      case PENDING, RUNNING, CANCELLING ->
          Verdict.failed(
              Outcome.ERROR_INFRA,
              "The earlier service left it unfinished at "
                  + (word.isEmpty() ? "an unknown status" : word)
                  + (sentence.isEmpty() ? "" : " (" + sentence + ")"));
    };
  }

  private static Outcome blame(
      Map<ComponentName, BuildProgress> builds, Map<ComponentName, RunProgress> runs) {
    boolean ofComponent =
        builds.values().stream().anyMatch(build -> build instanceof BuildProgress.Failed)
            || runs.values().stream().anyMatch(run -> run instanceof RunProgress.Failed);
    return ofComponent ? Outcome.ERROR_CONTENT : Outcome.ERROR_INFRA;
  }
}

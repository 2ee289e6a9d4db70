package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.PhaseHistory;
import org.toolforge.components.deployment.Verdict;

/** The parts of a ToolDeployment's status that have no class of their own. */
final class StatusJson {

  private StatusJson() {}

  static JsonObject entry(PhaseHistory.Entry entry) {
    return new ObjectWriter()
        .word("phase", entry.phase())
        .time("startedAt", entry.startedAt())
        .time("finishedAt", entry.finishedAt())
        .written();
  }

  /** The history, which has at least one entry. */
  static PhaseHistory history(ObjectReader status) {
    List<PhaseHistory.Entry> entries =
        status.objects("phaseHistory").stream().map(StatusJson::entry).toList();
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).phase().compareTo(entries.get(i - 1).phase()) <= 0) {
        throw status.unreadable("phaseHistory", "goes back from a phase to an earlier one");
      }
    }
    return new PhaseHistory(entries);
  }

  private static PhaseHistory.Entry entry(ObjectReader entry) {
    Instant finishedAt = entry.has("finishedAt") ? entry.time("finishedAt") : null;
    return new PhaseHistory.Entry(
        entry.word("phase", Phase.class), entry.time("startedAt"), finishedAt);
  }

  static JsonObject verdict(Verdict verdict) {
    return new ObjectWriter()
        .word("status", verdict.status())
        .word("outcome", verdict.outcome())
        .words("message", verdict.message())
        .written();
  }

  static @Nullable Verdict verdict(ObjectReader status) {
    ObjectReader verdict = status.object("verdict").orElse(null);
    if (verdict == null) {
      return null;
    }
    DeploymentStatus end = verdict.word("status", DeploymentStatus.class);
    if (!end.isFinal()) {
      throw verdict.unreadable("status", "must be a final status, not " + Words.of(end));
    }
    return new Verdict(end, verdict.word("outcome", Outcome.class), verdict.text("message", ""));
  }

  static JsonObject callback(CallbackState callback) {
    ObjectWriter written = new ObjectWriter();
    switch (callback) {
      case CallbackState.NotWanted ignored -> throw open(callback);
      case CallbackState.Pending ignored -> throw open(callback);
      case CallbackState.Delivered delivered ->
          written.word("state", Callback.DELIVERED).time("at", delivered.at());
      case CallbackState.GivenUp givenUp ->
          written
              .word("state", Callback.GIVEN_UP)
              .time("at", givenUp.at())
              .words("message", givenUp.why());
    }
    return written.written();
  }

  static @Nullable CallbackState callback(ObjectReader status) {
    ObjectReader callback = status.object("callback").orElse(null);
    if (callback == null) {
      return null;
    }
    return switch (callback.word("state", Callback.class)) {
      case DELIVERED -> new CallbackState.Delivered(callback.time("at"));
      case GIVEN_UP -> new CallbackState.GivenUp(callback.time("at"), callback.text("message", ""));
    };
  }

  private static IllegalArgumentException open(CallbackState callback) {
    return new IllegalArgumentException("Nothing became of a callback yet: " + callback);
  }

  private enum Callback {
    DELIVERED,
    GIVEN_UP
  }

  /** What there is of each component, as a list in the same order. */
  static <P> void components(
      String key,
      SequencedMap<ComponentName, P> progress,
      BiFunction<ComponentName, P, JsonElement> json,
      ObjectWriter status) {
    status.list(key, progress.entrySet(), entry -> json.apply(entry.getKey(), entry.getValue()));
  }

  static <P> SequencedMap<ComponentName, P> components(
      String key, Function<ObjectReader, P> progress, ObjectReader status) {
    SequencedMap<ComponentName, P> components = new LinkedHashMap<>();
    for (ObjectReader entry : status.objects(key)) {
      ComponentName name = entry.name("component", ComponentName::new);
      if (components.put(name, progress.apply(entry)) != null) {
        throw entry.unreadable("component", "is there twice: " + name);
      }
    }
    return components;
  }
}

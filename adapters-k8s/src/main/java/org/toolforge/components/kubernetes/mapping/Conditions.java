package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;

/**
 * What programs wait for. {@code kubectl wait --for=condition=Ready} ends when a deployment
 * succeeded, and runs into its timeout when it did not; {@code --for=condition=Progressing=False}
 * ends with any end. Tools that know the convention of kstatus see "in progress" while {@code
 * Ready} is false, "failed" once {@code Stalled} is true and "current" when {@code Ready} is true.
 */
public final class Conditions {

  public static final String READY = "Ready";
  public static final String PROGRESSING = "Progressing";
  public static final String DEGRADED = "Degraded";
  public static final String STALLED = "Stalled";

  /** Far below what the schema allows. */
  private static final int LONGEST_MESSAGE = 4000;

  private final Instant now;
  private final long observedGeneration;
  private final List<Condition> previous;
  private final List<Condition> conditions = new ArrayList<>();

  private Conditions(Instant now, long observedGeneration, List<Condition> previous) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.observedGeneration = observedGeneration;
    this.previous = previous;
  }

  /**
   * The four conditions of a deployment. One that changes is said to have done so when the present
   * phase began.
   */
  public static List<Condition> of(
      Deployment deployment, long observedGeneration, List<Condition> previous) {
    Conditions conditions =
        new Conditions(deployment.progress().history().since(), observedGeneration, previous);
    boolean finished = deployment.isFinished();
    boolean ready = finished && deployment.status() == DeploymentStatus.SUCCESSFUL;
    String reason = reason(deployment);
    String sentence = deployment.longStatus();
    return conditions
        .add(READY, ready, reason, sentence)
        .add(PROGRESSING, !finished, reason, sentence)
        .degraded(deployment)
        .stalled(deployment, reason, ready)
        .conditions;
  }

  /** The four conditions of a deployment that never starts. */
  static List<Condition> refused(
      String reason, String message, Instant now, long generation, List<Condition> previous) {
    return new Conditions(now, generation, previous)
        .add(READY, false, reason, message)
        .add(PROGRESSING, false, reason, message)
        .add(DEGRADED, true, reason, message)
        .add(STALLED, true, reason, message)
        .conditions;
  }

  /** One condition, by itself. */
  public static Condition one(
      String type,
      boolean holds,
      String reason,
      String message,
      Instant now,
      long observedGeneration,
      List<Condition> previous) {
    return new Conditions(now, observedGeneration, previous)
        .add(type, holds, reason, message)
        .conditions
        .getFirst();
  }

  /** The conditions that a status has; none when somebody wrote nonsense there. */
  public static List<Condition> read(JsonObject status) {
    try {
      return ObjectReader.of("status", status).objects("conditions").stream()
          .map(Condition::read)
          .toList();
    } catch (UnreadableObject e) {
      return List.of();
    }
  }

  private Conditions add(String type, boolean holds, String reason, String message) {
    Condition.Status status = Condition.Status.of(holds);
    Instant since =
        previous.stream()
            .filter(before -> before.type().equals(type) && before.status() == status)
            .map(Condition::lastTransitionTime)
            .findFirst()
            .orElse(now);
    conditions.add(
        new Condition(type, status, reason, bounded(message), since, observedGeneration));
    return this;
  }

  private static String bounded(String message) {
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    int end = LONGEST_MESSAGE;
    return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private Conditions degraded(Deployment deployment) {
    List<String> failures = failures(deployment.progress());
    boolean endsBadly =
        deployment
            .verdict()
            .map(verdict -> !verdict.isSuccess() && verdict.status() != DeploymentStatus.CANCELLED)
            .orElse(false);
    if (endsBadly) {
      Verdict verdict = deployment.verdict().orElseThrow();
      return add(DEGRADED, true, reason(verdict.outcome()), verdict.message());
    }
    return failures.isEmpty()
        ? add(DEGRADED, false, "NothingFailed", "Nothing of it failed")
        : add(DEGRADED, true, "ComponentFailed", String.join("; ", failures));
  }

  private static List<String> failures(Progress progress) {
    Stream<String> builds =
        progress.builds().entrySet().stream()
            .filter(entry -> entry.getValue() instanceof BuildProgress.Failed)
            .map(entry -> failure("The build of", entry, entry.getValue().message()));
    Stream<String> runs =
        progress.runs().entrySet().stream()
            .filter(entry -> entry.getValue() instanceof RunProgress.Failed)
            .map(entry -> failure("Component", entry, entry.getValue().message()));
    return Stream.concat(builds, runs).toList();
  }

  private static String failure(String what, Map.Entry<ComponentName, ?> entry, String message) {
    String sentence = what + " " + entry.getKey() + " failed";
    return message.isEmpty() ? sentence : sentence + ": " + message;
  }

  private Conditions stalled(Deployment deployment, String reason, boolean ready) {
    String trouble = deployment.progress().trouble();
    if (deployment.isFinished() && !ready) {
      return add(STALLED, true, reason, deployment.longStatus());
    }
    return trouble.isEmpty()
        ? add(STALLED, false, "NothingInTheWay", "Nothing is in its way")
        : add(STALLED, true, "Blocked", trouble);
  }

  private static String reason(Deployment deployment) {
    if (deployment.isFinished()) {
      return reason(deployment.verdict().orElseThrow().outcome());
    }
    return deployment.intent() == Intent.RUN ? reason(deployment.phase()) : "Cancelling";
  }

  private static String reason(Phase phase) {
    return switch (phase) {
      case PREPARING -> "Preparing";
      case WAITING -> "Waiting";
      case BUILDING -> "Building";
      case RUNNING -> "Running";
      case CLEANING -> "Cleaning";
      case FINISHED -> "Finished";
    };
  }

  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> "Succeeded";
      case ERROR_INFRA -> "PlatformFailed";
      case ERROR_CONTENT -> "ContentFailed";
      case ERROR_CONFIG -> "Refused";
      case CANCELLED -> "Cancelled";
      case TIMEOUT -> "TimedOut";
    };
  }
}

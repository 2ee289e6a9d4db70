package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.mapping.Condition;
import org.toolforge.components.port.StoredDeployment;

/**
 * What is kept of a ToolDeployment.
 *
 * @param object what is needed to write it again; not all of it
 * @param meaning what it comes to
 */
public record KnownDeployment(KubeObject object, Meaning meaning) implements Mirror.Known {

  public static final Comparator<KnownDeployment> OLDEST_FIRST =
      Comparator.comparing(KnownDeployment::madeAt).thenComparing(one -> one.object().name());

  /** An object tells the second only in which it was made; this is the rest of it. */
  private static final Duration WITHIN_A_SECOND = Duration.ofMillis(999);

  /** What the object comes to. */
  public sealed interface Meaning {

    /** All that it takes is in the object. */
    record Complete(Deployment deployment) implements Meaning {}

    /** It is about the tool's config as it is when its work begins. */
    record WithoutConfig() implements Meaning {}

    /**
     * It makes no sense.
     *
     * @param problem a sentence for whoever made it
     */
    record Unreadable(String problem) implements Meaning {}
  }

  /** Empty when it makes no sense, or takes a config. */
  Optional<Deployment> complete() {
    return meaning instanceof Meaning.Complete complete
        ? Optional.of(complete.deployment())
        : Optional.empty();
  }

  Optional<StoredDeployment> stored() {
    return complete().map(all -> new StoredDeployment(all, object.version()));
  }

  /**
   * What was asked and will not change, as far as it is kept: as long as an engine has to do with
   * it. What somebody else made, somebody may edit; nothing is relied on to stay in it.
   */
  JsonObject lastingSpec() {
    return Labels.isMarked(object)
        ? object.part("spec").orElseGet(JsonObject::new)
        : new JsonObject();
  }

  List<Condition> conditions() {
    return Condition.all(object.part("status"));
  }

  /** Whether an engine has nothing to do with it any more. */
  boolean isAtRest() {
    return complete().map(all -> all.isFinished() && all.intent() != Intent.DELETE).orElse(false);
  }

  /** Whether somebody is still to be told that it has ended. */
  public boolean awaitsCall() {
    return complete().map(Deployment::awaitsCall).orElse(false);
  }

  /** Whether nothing will come of it any more. */
  public boolean isOver() {
    return isAtRest() || (meaning instanceof Meaning.Unreadable && isObserved());
  }

  /**
   * When it was made, as exactly as can be told. One made with kubectl takes its place behind those
   * that began earlier in the same second, or it would be dropped for the oldest once it is over.
   */
  private Instant madeAt() {
    Instant made = complete().map(Deployment::createdAt).orElseGet(object::createdAt);
    if (Labels.isMarked(object)) {
      return made;
    }
    Instant latest = made.plus(WITHIN_A_SECOND);
    return begunAt().filter(begun -> begun.isBefore(latest)).orElse(latest);
  }

  /** When an engine, or whoever refused it, had first seen to it; empty while none has. */
  private Optional<Instant> begunAt() {
    return switch (meaning) {
      case Meaning.Complete(Deployment all) ->
          Optional.ofNullable(all.progress().history().entries().getFirst().finishedAt());
      case Meaning.WithoutConfig ignored -> Optional.empty();
      case Meaning.Unreadable ignored ->
          object.part("status").flatMap(status -> KubeObject.time(status, "startedAt"));
    };
  }

  /** Whether its status says something of what is wanted now. */
  public boolean isObserved() {
    return object
        .part("status")
        .map(status -> status.get("observedGeneration"))
        .map(generation -> generation.getAsLong() == object.generation())
        .orElse(false);
  }

  /** Whether nobody has worked on it yet. */
  boolean isNew() {
    return object.part("status").map(status -> !status.has("phase")).orElse(true);
  }
}

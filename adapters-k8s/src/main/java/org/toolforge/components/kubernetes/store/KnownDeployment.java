package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonObject;
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

  /** Whether nothing will come of it any more. */
  public boolean isOver() {
    return isAtRest() || (meaning instanceof Meaning.Unreadable && isObserved());
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

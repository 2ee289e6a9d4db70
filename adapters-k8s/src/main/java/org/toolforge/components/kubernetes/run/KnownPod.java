package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.store.Mirror;

/**
 * What is kept of a pod of ours.
 *
 * @param object without what is kept beside it
 * @param component the name of the component that it runs; empty when it does not say
 * @param revision the revision under which that was applied; empty when it does not say
 * @param owner the uid of what made it; empty when a person did
 * @param reason of the phase, such as {@code Evicted}; mostly empty
 * @param unschedulable why no node takes it; empty when one did
 * @param initial its init containers
 * @param containers its other containers
 */
record KnownPod(
    KubeObject object,
    String component,
    String revision,
    String owner,
    String phase,
    String reason,
    String message,
    boolean ready,
    String unschedulable,
    List<KnownContainer> initial,
    List<KnownContainer> containers)
    implements Mirror.Known {

  private static final List<String> KEPT =
      List.of(
          "name", "namespace", "uid", "resourceVersion", "creationTimestamp", "deletionTimestamp");

  static KnownPod of(KubeObject pod) {
    Tree status = Tree.of(pod).child("status");
    return new KnownPod(
        slim(pod),
        pod.label(Marks.COMPONENT).orElse(""),
        pod.label(Marks.REVISION).orElse(""),
        controller(pod),
        status.text("phase"),
        status.text("reason"),
        status.text("message"),
        holds(status, "Ready"),
        unschedulable(condition(status, "PodScheduled")),
        status.items("initContainerStatuses").stream().map(KnownContainer::of).toList(),
        status.items("containerStatuses").stream().map(KnownContainer::of).toList());
  }

  /** What identifies an object, and when it came to be and is to go. */
  static KubeObject slim(KubeObject object) {
    JsonObject metadata = new JsonObject();
    KEPT.stream()
        .filter(object.metadata()::has)
        .forEach(key -> metadata.add(key, object.metadata().get(key)));
    JsonObject tree = new JsonObject();
    tree.add("metadata", metadata);
    return new KubeObject(tree);
  }

  /** The uid of the object that looks after another one; empty when none does. */
  static String controller(KubeObject object) {
    return new Tree(object.metadata())
        .items("ownerReferences").stream()
            .filter(owner -> owner.truth("controller"))
            .map(owner -> owner.text("uid"))
            .findFirst()
            .orElse("");
  }

  /** The condition of that type in a status; empty when there is none. */
  static Tree condition(Tree status, String type) {
    return status.items("conditions").stream()
        .filter(condition -> condition.text("type").equals(type))
        .findFirst()
        .orElseGet(() -> new Tree(new JsonObject()));
  }

  /** Whether the condition of that type is true in a status. */
  static boolean holds(Tree status, String type) {
    return condition(status, type).text("status").equals("True");
  }

  private static String unschedulable(Tree scheduled) {
    return scheduled.text("reason").equals("Unschedulable") ? scheduled.text("message") : "";
  }

  /** Whether all its containers have ended, or it was thrown out. */
  boolean isOver() {
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  boolean failed() {
    return phase.equals("Failed");
  }

  Stream<KnownContainer> all() {
    return Stream.concat(initial.stream(), containers.stream());
  }
}

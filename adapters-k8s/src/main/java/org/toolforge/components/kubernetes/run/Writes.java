package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** Makes single objects be as they were rendered, and removes them; never those of others. */
record Writes(KubeClient client) {

  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /**
   * Makes an object be as wanted, and nothing else.
   *
   * @param seen as it is now; an object of that name that is not known may still be there
   * @throws ComponentsException.Conflict when the one of that name is somebody else's
   */
  KubeObject write(Resource resource, KubeObject wanted, Optional<KubeObject> seen) {
    KubeObject written =
        told(() ->
            seen.isPresent()
                ? client.apply(resource, sameAs(seen.get(), wanted))
                : create(resource, wanted));
    boolean isSo = Comparison.between(wanted, written).isEmpty();
    return isSo || resource.equals(Resource.JOBS)
        ? written
        : told(() -> withoutMore(resource, wanted, written));
  }

  /** Has the API server refuse when the object is another one by now. */
  private static KubeObject sameAs(KubeObject seen, KubeObject wanted) {
    JsonObject tree = wanted.tree().deepCopy();
    tree.getAsJsonObject("metadata").addProperty("uid", seen.uid());
    return new KubeObject(tree);
  }

  private KubeObject create(Resource resource, KubeObject wanted) {
    Optional<KubeObject> there = client.get(resource, wanted.namespace(), wanted.name());
    if (there.isPresent()) {
      if (!Marks.isOf(there.get(), Marks.Kind.COMPONENT)) {
        throw foreign(resource, wanted.name());
      }
      return client.apply(resource, sameAs(there.get(), wanted));
    }
    return client.applyNew(resource, wanted).orElseThrow(() -> foreign(resource, wanted.name()));
  }

  static ComponentsException foreign(Resource resource, String name) {
    return new ComponentsException.Conflict(
        "A %s named '%s' exists in the tool's namespace that no deployment made; it is left alone. Remove it, or give the component another name."
            .formatted(resource.kind(), name));
  }

  /**
   * Takes away what others added, which applying leaves alone. The cluster's controllers write to
   * the object as well, above all just after it was applied, and then it is tried again.
   */
  private KubeObject withoutMore(Resource resource, KubeObject wanted, KubeObject written) {
    KubeObject present = written;
    for (int i = 0; i < TRIES; i++) {
      Optional<KubeObject> replaced = client.replace(resource, only(resource, wanted, present));
      if (replaced.isPresent()) {
        return replaced.get();
      }
      Optional<KubeObject> now = client.get(resource, wanted.namespace(), wanted.name());
      if (now.isEmpty() || !now.get().uid().equals(written.uid())) {
        return present;
      }
      present = now.get();
    }
    throw new ComponentsException.Unavailable(
        "The %s %s changes all the time, so that it cannot be put back."
            .formatted(resource.kind(), wanted.name()),
        PAUSE);
  }

  private static KubeObject only(Resource resource, KubeObject wanted, KubeObject present) {
    JsonObject tree = present.tree().deepCopy();
    JsonObject spec = wanted.tree().getAsJsonObject("spec");
    if (resource.equals(Resource.SERVICES) || resource.equals(Resource.INGRESSES)) {
      JsonObject live = tree.getAsJsonObject("spec");
      spec.asMap().forEach(live::add);
    } else {
      tree.add("spec", spec);
    }
    tree.getAsJsonObject("metadata").remove("managedFields");
    return new KubeObject(tree);
  }

  /** Removes an object, with all that the cluster made for it, unless it is another one by now. */
  void remove(Resource resource, KubeObject object) {
    JsonObject preconditions = new JsonObject();
    preconditions.addProperty("uid", object.uid());
    JsonObject options = new JsonObject();
    options.add("preconditions", preconditions);
    // Without this, its pods might stay, and go on.
    options.addProperty("propagationPolicy", "Background");
    client.delete(resource, object.namespace(), object.name(), options);
  }

  /** What a quota or a rule of the cluster refuses is what the tool asks for. */
  private static KubeObject told(Supplier<KubeObject> write) {
    try {
      return write.get();
    } catch (ComponentsException.QuotaExceeded e) {
      throw new ComponentsException.QuotaExceeded(
          "%s Remove what the tool does not need, or ask the administrators for more."
              .formatted(PodTrouble.sentence(String.valueOf(e.getMessage()))));
    } catch (ComponentsException.Forbidden e) {
      throw ComponentsException.Invalid.because(
          "%s Change the component so that it is allowed, or ask the administrators."
              .formatted(PodTrouble.sentence(String.valueOf(e.getMessage()))));
    }
  }
}

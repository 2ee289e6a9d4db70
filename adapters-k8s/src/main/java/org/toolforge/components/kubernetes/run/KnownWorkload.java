package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;

/**
 * What is kept of a Deployment, CronJob or Job, whoever made it.
 *
 * @param object without what is kept beside it
 * @param owner the uid of what looks after it, such as a CronJob after its Jobs; empty for nothing
 * @param run whether it is there for a run on demand of ours
 * @param spec how we applied it; null when it is not ours, or what we noted makes no sense
 * @param hash of what we applied; empty for nothing
 * @param configMaps which of the names in {@code env_from} it takes for those of ConfigMaps
 * @param generation how often what is wanted of it was changed
 * @param replicas how many it is to have, if that can be said of it
 * @param status as its controller keeps it; empty of what is not ours
 * @param drift where it is other than it was applied
 */
record KnownWorkload(
    WorkloadKind kind,
    KubeObject object,
    String owner,
    boolean run,
    @Nullable JobSpec spec,
    String hash,
    Set<String> configMaps,
    long generation,
    int replicas,
    Tree status,
    List<Drift> drift)
    implements Mirror.Known {

  static final Comparator<KnownWorkload> OLDEST_FIRST =
      Comparator.<KnownWorkload, Instant>comparing(one -> one.object().createdAt())
          .thenComparingLong(one -> one.object().version());

  private static final Tree NOTHING = new Tree(new JsonObject());

  static KnownWorkload of(WorkloadKind kind, KubeObject object, Rendering rendering) {
    boolean run = Marks.isOf(object, Marks.Kind.RUN);
    JobSpec spec = Marks.isOf(object, Marks.Kind.COMPONENT) ? Marks.job(object).orElse(null) : null;
    Tree tree = Tree.of(object);
    Set<String> configMaps = EnvSources.configMaps(object);
    return new KnownWorkload(
        kind,
        KnownPod.slim(object),
        KnownPod.controller(object),
        run,
        spec,
        Marks.hash(object).orElse(""),
        configMaps,
        object.generation(),
        tree.child("spec").whole("replicas"),
        spec == null ? NOTHING : tree.child("status"),
        spec == null ? List.of() : rendering.drift(object, spec, configMaps));
  }

  JobName name() {
    return new JobName(object.name());
  }

  /** Whether it runs a component that this system was told of. */
  boolean isOurs() {
    return spec != null;
  }

  /** Whether people see it as a job of the tool, rather than as a part of another one. */
  boolean isJob() {
    return owner.isEmpty() && !run && !object.isBeingDeleted();
  }

  /** Whether it has run to its end, well or not. */
  boolean isOver() {
    return kind == WorkloadKind.JOB
        && (KnownPod.holds(status, "Complete") || KnownPod.holds(status, "Failed"));
  }
}

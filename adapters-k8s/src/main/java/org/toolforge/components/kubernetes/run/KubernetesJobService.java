package org.toolforge.components.kubernetes.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.run.log.RunLogs;
import org.toolforge.components.kubernetes.run.log.RunPods;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.Subscription;

/**
 * Runs components as Deployments, CronJobs and Jobs. Everything that it knows it reads from the
 * cluster again after a restart.
 */
final class KubernetesJobService implements JobService {

  /** In the order in which they go; they come the other way round. */
  private static final List<Resource> PARTS = List.of(Resource.INGRESSES, Resource.SERVICES);

  private final KubeClient client;
  private final KnownCluster known;
  private final Rendering rendering;
  private final KnownJobs jobs;
  private final RunLogs logs;
  private final Writes writes;

  KubernetesJobService(
      KubeClient client, KnownCluster known, Rendering rendering, KnownJobs jobs, RunLogs logs) {
    this.client = client;
    this.known = known;
    this.rendering = rendering;
    this.jobs = jobs;
    this.logs = logs;
    this.writes = new Writes(client);
  }

  @Override
  public List<Job> list(ToolName tool) {
    return jobs.list(tool);
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return jobs.watch(onChange);
  }

  @Override
  public void apply(ToolName tool, JobSpec spec) {
    known.check();
    List<KnownWorkload> present = ours(tool, spec.name());
    WorkloadKind kind = WorkloadKind.of(spec.component());
    Optional<KnownWorkload> same = present.stream().filter(one -> one.kind() == kind).findFirst();
    List<KnownWorkload> others = present.stream().filter(one -> one.kind() != kind).toList();
    if (others.isEmpty() && same.filter(one -> isExactlySo(tool, one, spec)).isPresent()) {
      return;
    }
    List<KubeObject> rendered = rendering.of(tool, spec, configMaps(tool, spec));
    KubeObject main = writeMain(kind, rendered.getFirst(), same, spec);
    known.workloads(kind).learn(main);
    for (KubeObject part : rendered.subList(1, rendered.size())) {
      writePart(Marks.ownedBy(part, main));
    }
    unwanted(tool, spec, rendered).forEach(this::removePart);
    others.forEach(this::remove);
    forgetOldRuns(tool, spec);
    jobs.changed(tool);
  }

  /** Each deployment may add a run of a one-off; the last ones are enough to look at. */
  private void forgetOldRuns(ToolName tool, JobSpec next) {
    if (WorkloadKind.of(next.component()) != WorkloadKind.JOB) {
      return;
    }
    List<KnownWorkload> ended =
        known.workloads(WorkloadKind.JOB).list(Namespaces.of(tool)).stream()
            .filter(job -> job.isJob() && job.isOver() && isRunOf(job, next))
            .sorted(KnownWorkload.OLDEST_FIRST)
            .toList();
    ended.subList(0, Math.max(0, ended.size() - KEPT_RUNS)).forEach(this::remove);
  }

  private static boolean isRunOf(KnownWorkload job, JobSpec next) {
    JobSpec spec = job.spec();
    return spec != null
        && spec.component().name().equals(next.component().name())
        && !spec.name().equals(next.name());
  }

  private Set<String> configMaps(ToolName tool, JobSpec spec) {
    return EnvSources.find(client, Namespaces.of(tool), spec.component().run().envFrom());
  }

  /** Those of that name, all of which have to be ours. */
  private List<KnownWorkload> ours(ToolName tool, JobName name) {
    List<KnownWorkload> present = known.jobs(tool, name);
    present.stream()
        .filter(one -> !one.isOurs())
        .findFirst()
        .ifPresent(one -> {
          throw Writes.foreign(rendering.resource(one.kind()), name.value());
        });
    return present;
  }

  private boolean isExactlySo(ToolName tool, KnownWorkload one, JobSpec spec) {
    if (!spec.equals(one.spec()) || !jobs.drift(tool, one, spec).isEmpty()) {
      return false;
    }
    List<KubeObject> rendered = rendering.of(tool, spec, one.configMaps());
    return Marks.hash(rendered.getFirst()).filter(one.hash()::equals).isPresent()
        && unwanted(tool, spec, rendered).isEmpty();
  }

  private KubeObject writeMain(
      WorkloadKind kind, KubeObject wanted, Optional<KnownWorkload> same, JobSpec spec) {
    Optional<KubeObject> seen = same.map(KnownWorkload::object);
    if (kind == WorkloadKind.JOB && same.filter(one -> !spec.equals(one.spec())).isPresent()) {
      // What a Job runs cannot be changed once it is there.
      same.ifPresent(this::remove);
      seen = Optional.empty();
    }
    return writes.write(rendering.resource(kind), wanted, seen);
  }

  private void writePart(KubeObject wanted) {
    Resource resource = Rendering.resource(wanted);
    Optional<KubeObject> live = known.part(resource, wanted.namespace(), wanted.name());
    if (live.filter(there -> isSo(there, wanted)).isEmpty()) {
      known.parts(resource).learn(writes.write(resource, wanted, live));
    }
  }

  private static boolean isSo(KubeObject there, KubeObject wanted) {
    return Marks.hash(there).equals(Marks.hash(wanted))
        && owners(there).equals(owners(wanted))
        && Comparison.between(wanted, there).isEmpty();
  }

  private static Set<String> owners(KubeObject object) {
    Set<String> uids = new HashSet<>();
    new Tree(object.metadata())
        .items("ownerReferences")
        .forEach(owner -> uids.add(owner.text("uid")));
    return uids;
  }

  /** A part of a job, with its kind. */
  private record Item(Resource resource, KubeObject object) {}

  /** What a component had, and has no longer. */
  private List<Item> unwanted(ToolName tool, JobSpec spec, List<KubeObject> rendered) {
    List<Item> all = new ArrayList<>();
    if (WorkloadKind.of(spec.component()) == WorkloadKind.JOB) {
      // Another job may have the component's name, and these.
      return all;
    }
    for (Resource resource : PARTS) {
      boolean wanted =
          rendered.stream()
              .anyMatch(object -> object.tree().get("kind").getAsString().equals(resource.kind()));
      if (!wanted) {
        known
            .part(resource, Namespaces.of(tool), spec.component().name().value())
            .ifPresent(object -> all.add(new Item(resource, object)));
      }
    }
    return all;
  }

  private void removePart(Item item) {
    writes.remove(item.resource(), item.object());
    known.parts(item.resource()).forget(item.object());
  }

  @Override
  public void remove(ToolName tool, JobName name) {
    known.check();
    ours(tool, name).forEach(this::remove);
    jobs.changed(tool);
  }

  private void remove(KnownWorkload workload) {
    KubeObject object = workload.object();
    for (Resource resource : PARTS) {
      known.parts(resource).list(object.namespace()).stream()
          .map(KnownObject::object)
          .filter(part -> owners(part).contains(object.uid()))
          .forEach(part -> removePart(new Item(resource, part)));
    }
    writes.remove(rendering.resource(workload.kind()), object);
    known.workloads(workload.kind()).forget(object);
  }

  @Override
  public LogReader log(ToolName tool, JobName name, long after, boolean follow) {
    known.check();
    KnownWorkload workload =
        known.jobs(tool, name).stream()
            .filter(KnownWorkload::isOurs)
            .findFirst()
            .orElseThrow(() -> unknown(tool, name));
    JobSpec spec = workload.spec();
    if (spec == null) {
      throw unknown(tool, name);
    }
    RunPods pods =
        RunPods.labelled(
            client, Namespaces.of(tool), Marks.podsOf(spec), PodTemplate.MAIN, isShared(spec));
    return logs.open(pods, after, follow, () -> hasEnded(tool, workload));
  }

  private static ComponentsException unknown(ToolName tool, JobName name) {
    return new ComponentsException.NotFound(
        "Unable to find a job %s of tool %s that a deployment made. Deploy to make one."
            .formatted(name, tool));
  }

  private static boolean isShared(JobSpec spec) {
    return spec.component() instanceof ContinuousComponent lasting && lasting.replicas() > 1;
  }

  /** Whether a job prints nothing more as it was applied then. */
  private boolean hasEnded(ToolName tool, KnownWorkload then) {
    return known.jobs(tool, then.name()).stream()
        .filter(now -> now.object().uid().equals(then.object().uid()))
        .noneMatch(now -> now.hash().equals(then.hash()) && !now.isOver());
  }
}

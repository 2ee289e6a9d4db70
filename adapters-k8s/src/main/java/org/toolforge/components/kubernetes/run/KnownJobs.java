package org.toolforge.components.kubernetes.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.Subscription;

/**
 * The jobs of all tools as people see them. Those of a tool are put together when somebody asks,
 * and once for each change. Safe for use by many threads.
 */
final class KnownJobs {

  private static final System.Logger LOG = System.getLogger(KnownJobs.class.getName());

  /** What decides in the config whether there is such an object. */
  private static final Map<Resource, String> WORDS =
      Map.of(Resource.SERVICES, "run.port", Resource.INGRESSES, "run.publish");

  /** What was put together after that many changes. */
  private record Seen(long changes, List<Job> jobs) {}

  private final KnownCluster known;
  private final Rendering rendering;
  private final FailedOutput output;
  private final PodRefusals refusals;
  private final Map<ToolName, Long> changes = new ConcurrentHashMap<>();
  private final Map<ToolName, Seen> seen = new ConcurrentHashMap<>();
  private final List<Consumer<ToolName>> watchers = new CopyOnWriteArrayList<>();

  KnownJobs(
      KubeClient client, KnownCluster known, Rendering rendering, FailedOutput.Source source) {
    this.known = known;
    this.rendering = rendering;
    this.output = new FailedOutput(source, this::changed);
    this.refusals = new PodRefusals(client, known.workloads(WorkloadKind.JOB), this::changed);
    for (WorkloadKind kind : WorkloadKind.values()) {
      follow(known.workloads(kind));
    }
    WORDS.keySet().forEach(resource -> follow(known.parts(resource)));
    follow(known.pods());
    known.pods().watchGone(output::forget);
  }

  private <T extends Mirror.Known> void follow(Mirror<T> mirror) {
    mirror.watch(one -> changed(one.object()));
    mirror.watchGone(one -> changed(one.object()));
  }

  private void changed(KubeObject object) {
    Namespaces.tool(object.namespace()).ifPresent(this::changed);
  }

  /** Takes note that something is other than it was. */
  void changed(ToolName tool) {
    changes.merge(tool, 1L, Long::sum);
    for (Consumer<ToolName> watcher : watchers) {
      try {
        watcher.accept(tool);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "A watcher failed", e);
      }
    }
  }

  Subscription watch(Consumer<ToolName> onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  List<Job> list(ToolName tool) {
    known.check();
    long now = changes.getOrDefault(tool, 0L);
    Seen before = seen.get(tool);
    if (before != null && before.changes() == now) {
      return before.jobs();
    }
    List<Job> jobs = read(tool);
    if (jobs.isEmpty()) {
      seen.remove(tool);
    } else {
      seen.put(tool, new Seen(now, jobs));
    }
    return jobs;
  }

  private List<Job> read(ToolName tool) {
    Map<JobName, KnownWorkload> byName = new HashMap<>();
    known.jobs(tool).stream()
        .sorted(KnownWorkload.OLDEST_FIRST)
        .forEach(one -> byName.put(one.name(), one));
    return byName.values().stream()
        .sorted(Comparator.comparing(one -> one.object().name()))
        .map(one -> read(tool, one))
        .toList();
  }

  private Job read(ToolName tool, KnownWorkload workload) {
    JobSpec spec = workload.spec();
    return spec == null
        ? new Job.Foreign(workload.name())
        : new Job.Owned(spec, state(workload, spec), drift(tool, workload, spec));
  }

  /** A failure is told together with the last words, unless these cannot be had. */
  private JobState state(KnownWorkload workload, JobSpec spec) {
    String component = spec.component().name().value();
    List<KnownPod> pods =
        known.pods().list(workload.object().namespace()).stream()
            .filter(pod -> pod.component().equals(component))
            .toList();
    Outlook outlook =
        WorkloadState.of(workload, pods, refusals.of(workload.object().uid()).orElse(null));
    PodTrouble trouble = outlook.trouble();
    if (!(outlook.state() instanceof JobState.Failed failed)
        || trouble == null
        || trouble.speaker() == null) {
      return outlook.state();
    }
    Optional<String> words = output.of(trouble.pod(), trouble.speaker());
    return words
        .<JobState>map(text -> text.isEmpty() ? failed : withWords(failed, text))
        .orElseGet(() -> new JobState.Starting(failed.message()));
  }

  private static JobState withWords(JobState.Failed failed, String words) {
    return new JobState.Failed(
        failed.fault(), "%s Its last words:\n%s".formatted(failed.message(), words));
  }

  /** Where any object of a job is other than it was applied. */
  List<Drift> drift(ToolName tool, KnownWorkload workload, JobSpec spec) {
    List<Drift> all = new ArrayList<>(workload.drift());
    List<KubeObject> rendered = rendered(tool, workload, spec);
    for (KubeObject part : rendered.subList(Math.min(1, rendered.size()), rendered.size())) {
      Resource resource = Rendering.resource(part);
      String word = WORDS.getOrDefault(resource, resource.plural());
      Optional<KubeObject> live = known.part(resource, part.namespace(), part.name());
      if (live.isEmpty()) {
        all.add(new Drift(word, resource.kind(), "", ""));
      } else {
        all.addAll(DriftFinder.ofPart(part, live.get(), word));
      }
    }
    return all;
  }

  private List<KubeObject> rendered(ToolName tool, KnownWorkload workload, JobSpec spec) {
    try {
      return rendering.of(tool, spec, workload.configMaps());
    } catch (ComponentsException.Invalid e) {
      // It could be applied once, and could not under the settings of today.
      return List.of();
    }
  }

  void close() {
    output.close();
    refusals.close();
  }
}

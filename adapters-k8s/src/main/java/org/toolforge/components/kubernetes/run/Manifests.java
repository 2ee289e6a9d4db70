package org.toolforge.components.kubernetes.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.Port;
import org.toolforge.components.config.ScheduledComponent;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.plan.JobSpec;

/** The objects that a component becomes. Users' words go into values, and nowhere else. */
final class Manifests {

  /** Old ReplicaSets are of no use, as what to go back to is in deployments; one helps to look. */
  private static final int OLD_REPLICA_SETS = 1;

  /** How late a run may begin, in seconds, such as when the one before took its time. */
  private static final int LATEST_START = 300;

  /** How many ended runs of a schedule are there to be looked at, of good ones and of bad ones. */
  private static final int ENDED_RUNS = 1;

  private final RuntimeSettings settings;
  private final PodTemplates templates;
  private final HealthProbes probes;
  private final Resource cronJobs;

  /**
   * What is rendered for one cluster.
   *
   * @param cronJobs CronJobs of the version that it serves
   */
  Manifests(RuntimeSettings settings, Resource cronJobs) {
    this.settings = settings;
    this.templates = new PodTemplates(settings);
    this.probes = new HealthProbes(settings);
    this.cronJobs = cronJobs;
  }

  /**
   * All objects of a job. The first is its main one, a Deployment, CronJob or Job of the job's
   * name; all others have the component's name and are to be {@linkplain Marks#ownedBy owned} by
   * it. Each bears the {@linkplain Marks#hash hash} of what it is.
   *
   * @param configMaps which of the names in {@code env_from} are those of ConfigMaps
   * @throws ComponentsException.Invalid when this can never run
   */
  List<KubeObject> of(ToolName tool, JobSpec spec, Set<String> configMaps) {
    Refusals.check(spec.component(), settings);
    PodTemplate pod =
        templates
            .of(tool, spec.component(), Marks.Kind.COMPONENT, spec.image(), configMaps)
            .label(Marks.REVISION, spec.revision().value());
    List<KubeObject> all = new ArrayList<>();
    KubeObject main =
        switch (spec.component()) {
          case ContinuousComponent lasting -> deployment(tool, spec, lasting, pod);
          case ScheduledComponent scheduled -> cronJob(tool, spec, scheduled, pod);
          case OneOffComponent once -> job(tool, spec, once, pod);
        };
    Marks.noteJob(main, spec);
    all.add(main);
    if (spec.component() instanceof ContinuousComponent lasting && lasting.port() != null) {
      all.add(Exposure.service(tool, lasting, lasting.port()));
      if (lasting.published()) {
        all.add(Exposure.ingress(tool, lasting, lasting.port(), settings.publishing()));
      }
    }
    all.forEach(Marks::noteHash);
    return all;
  }

  /** An object for a component, with everything but its spec. */
  static KubeObject object(Resource resource, ToolName tool, Component component, String name) {
    KubeObject object = KubeObject.named(resource, Namespaces.of(tool), name);
    object.metadata().add("labels", Marks.labels(tool, component.name(), Marks.Kind.COMPONENT));
    return object;
  }

  private static KubeObject object(Resource resource, ToolName tool, JobSpec spec, Part rest) {
    KubeObject object = object(resource, tool, spec.component(), spec.name().value());
    object.tree().add("spec", rest.json());
    return object;
  }

  private KubeObject deployment(
      ToolName tool, JobSpec spec, ContinuousComponent component, PodTemplate pod) {
    Port port = component.port();
    if (port != null) {
      pod.mainPort(
          new Part().put("containerPort", port.number()).put("protocol", port.protocol().name()));
    }
    probes.addTo(pod, component);
    boolean checked = !(component.healthCheck() instanceof HealthCheck.None);
    Part rollingUpdate = new Part().put("maxSurge", 1).put("maxUnavailable", 0);
    Part rest =
        new Part()
            .put("replicas", component.replicas())
            .number("minReadySeconds", checked ? 0 : settings.settling().toSeconds())
            .put("revisionHistoryLimit", OLD_REPLICA_SETS)
            .put(
                "selector",
                new Part()
                    .put(
                        "matchLabels",
                        Marks.selecting(tool, component.name(), Marks.Kind.COMPONENT)))
            .put("strategy", Part.of("type", "RollingUpdate").put("rollingUpdate", rollingUpdate))
            .put("template", pod.part());
    return object(Resource.DEPLOYMENTS, tool, spec, rest);
  }

  private KubeObject cronJob(
      ToolName tool, JobSpec spec, ScheduledComponent component, PodTemplate pod) {
    Part job =
        new Part()
            .put("backoffLimit", component.retry())
            .number("activeDeadlineSeconds", component.timeout().toSeconds())
            .put("template", pod.once().part());
    Part labels =
        new Part().put("labels", Marks.labels(tool, component.name(), Marks.Kind.COMPONENT));
    Part rest =
        Part.of("schedule", component.schedule().expression())
            .put("concurrencyPolicy", "Forbid")
            .put("startingDeadlineSeconds", LATEST_START)
            .put("successfulJobsHistoryLimit", ENDED_RUNS)
            .put("failedJobsHistoryLimit", ENDED_RUNS)
            .put("suspend", false)
            .put("jobTemplate", Part.of("metadata", labels).put("spec", job));
    return object(cronJobs, tool, spec, rest);
  }

  private static KubeObject job(
      ToolName tool, JobSpec spec, OneOffComponent component, PodTemplate pod) {
    Part rest =
        new Part().put("backoffLimit", component.retry()).put("template", pod.once().part());
    return object(Resource.JOBS, tool, spec, rest);
  }
}

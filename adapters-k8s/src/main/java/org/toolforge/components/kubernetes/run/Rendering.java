package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.JobSpec;

/** What components become in this cluster, once it is known what the cluster has. */
final class Rendering {

  /** What one release serves and another does not. */
  private record Found(Resource cronJobs, Manifests manifests) {}

  private final RuntimeSettings settings;
  private volatile @Nullable Found found;

  Rendering(RuntimeSettings settings) {
    this.settings = settings;
  }

  /** Asks the cluster in which version it has CronJobs. */
  void discover(KubeClient client) {
    Resource today = Resource.cronJobs("v1");
    Resource served = client.serves(today) ? today : Resource.cronJobs("v1beta1");
    found = new Found(served, new Manifests(settings, served));
  }

  private Found known() {
    Found now = found;
    if (now == null) {
      throw new ComponentsException.Unavailable(
          "This server is still finding out what the cluster can do. Try again in a moment.",
          Duration.ofSeconds(2));
    }
    return now;
  }

  Resource resource(WorkloadKind kind) {
    return switch (kind) {
      case DEPLOYMENT -> Resource.DEPLOYMENTS;
      case CRON_JOB -> known().cronJobs();
      case JOB -> Resource.JOBS;
    };
  }

  /** Of what kind a part of a job is, that is not its main object. */
  static Resource resource(KubeObject part) {
    return part.tree().get("kind").getAsString().equals(Resource.SERVICES.kind())
        ? Resource.SERVICES
        : Resource.INGRESSES;
  }

  /** All objects of a job, as {@link Manifests#of} makes them. */
  List<KubeObject> of(ToolName tool, JobSpec spec, Set<String> configMaps) {
    return known().manifests().of(tool, spec, configMaps);
  }

  /** Where a main object is other than it was applied. */
  List<Drift> drift(KubeObject live, JobSpec spec, Set<String> configMaps) {
    return Namespaces.tool(live.namespace())
        .map(tool -> drift(tool, live, spec, configMaps))
        .orElseGet(List::of);
  }

  private List<Drift> drift(ToolName tool, KubeObject live, JobSpec spec, Set<String> configMaps) {
    try {
      return DriftFinder.ofMain(of(tool, spec, configMaps).getFirst(), live);
    } catch (ComponentsException.Invalid e) {
      // It could be applied once, and could not under the settings of today.
      return List.of();
    }
  }
}

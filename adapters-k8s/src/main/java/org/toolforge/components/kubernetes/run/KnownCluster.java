package org.toolforge.components.kubernetes.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.plan.JobName;

/**
 * What is known of all that runs, and of all that makes it reachable. Safe for use by many threads.
 */
final class KnownCluster {

  private final Map<WorkloadKind, Mirror<KnownWorkload>> workloads;
  private final Map<Resource, Mirror<KnownObject>> parts =
      Map.of(
          Resource.SERVICES, new Mirror<>((object, before) -> KnownObject.of(object)),
          Resource.INGRESSES, new Mirror<>((object, before) -> KnownObject.of(object)));

  private final Mirror<KnownPod> pods = new Mirror<>((object, before) -> KnownPod.of(object));

  KnownCluster(Rendering rendering) {
    workloads =
        Map.of(
            WorkloadKind.DEPLOYMENT, mirror(WorkloadKind.DEPLOYMENT, rendering),
            WorkloadKind.CRON_JOB, mirror(WorkloadKind.CRON_JOB, rendering),
            WorkloadKind.JOB, mirror(WorkloadKind.JOB, rendering));
  }

  private static Mirror<KnownWorkload> mirror(WorkloadKind kind, Rendering rendering) {
    return new Mirror<>((object, before) -> KnownWorkload.of(kind, object, rendering));
  }

  Mirror<KnownWorkload> workloads(WorkloadKind kind) {
    return Objects.requireNonNull(workloads.get(kind));
  }

  /** Services or Ingresses of ours. */
  Mirror<KnownObject> parts(Resource resource) {
    return Objects.requireNonNull(parts.get(resource));
  }

  Mirror<KnownPod> pods() {
    return pods;
  }

  /**
   * Goes on only with everything.
   *
   * @throws ComponentsException.Unavailable before everything was told once
   */
  void check() {
    workloads.values().forEach(Mirror::checkComplete);
    parts.values().forEach(Mirror::checkComplete);
    pods.checkComplete();
  }

  /** All jobs of a tool, with those of one name beside each other while one replaces another. */
  List<KnownWorkload> jobs(ToolName tool) {
    String namespace = Namespaces.of(tool);
    return workloads.values().stream()
        .flatMap(mirror -> mirror.list(namespace).stream())
        .filter(KnownWorkload::isJob)
        .toList();
  }

  /** Those of that name, of whatever kind. */
  List<KnownWorkload> jobs(ToolName tool, JobName name) {
    String namespace = Namespaces.of(tool);
    return workloads.values().stream()
        .flatMap(mirror -> mirror.find(namespace, name.value()).stream())
        .filter(KnownWorkload::isJob)
        .toList();
  }

  Optional<KubeObject> part(Resource resource, String namespace, String name) {
    return parts(resource).find(namespace, name).map(KnownObject::object);
  }
}

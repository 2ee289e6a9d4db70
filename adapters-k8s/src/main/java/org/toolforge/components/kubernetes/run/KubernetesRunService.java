package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.run.log.RunLogs;
import org.toolforge.components.kubernetes.run.log.RunPods;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.Subscription;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunOrder;

/** Runs images on demand as Jobs, each of which is all that there is of its run. */
final class KubernetesRunService implements RunService {

  private final KubeClient client;
  private final KnownRuns known;
  private final RunManifest manifest;
  private final RunLogs logs;
  private final Writes writes;

  KubernetesRunService(KubeClient client, KnownRuns known, RunManifest manifest, RunLogs logs) {
    this.client = client;
    this.known = known;
    this.manifest = manifest;
    this.logs = logs;
    this.writes = new Writes(client);
  }

  @Override
  public void start(RunOrder order) {
    known.check();
    if (known.job(order.tool(), order.id()).isPresent()) {
      return;
    }
    Set<String> configMaps =
        EnvSources.find(client, Namespaces.of(order.tool()), order.component().run().envFrom());
    KubeObject job = manifest.of(order, configMaps);
    try {
      Optional<KubeObject> created = client.create(Resource.JOBS, job);
      // There is one already, which another process made, or we did when the answer was lost.
      Optional<KubeObject> there =
          created.isPresent() ? created : client.get(Resource.JOBS, job.namespace(), job.name());
      there.ifPresent(known.jobs()::learn);
    } catch (ComponentsException.Forbidden e) {
      // A rule of the cluster; asking again will not change it.
      throw ComponentsException.Invalid.because(String.valueOf(e.getMessage()));
    } catch (ComponentsException.Conflict e) {
      // The tool is being removed.
      throw new ComponentsException.NotFound(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Run> find(ToolName tool, RunId id) {
    Optional<Run> run = known.find(tool, id);
    if (run.isPresent()) {
      return run;
    }
    // Another process may have started it just now.
    client
        .get(Resource.JOBS, Namespaces.of(tool), id.value())
        .filter(job -> Marks.isOf(job, Marks.Kind.RUN) && !job.isBeingDeleted())
        .ifPresent(known.jobs()::learn);
    return known.find(tool, id);
  }

  @Override
  public List<Run> list(ToolName tool) {
    return known.list(tool).stream().sorted(KnownRun.OLDEST_FIRST).toList();
  }

  @Override
  public List<Run> all() {
    return known.all();
  }

  @Override
  public void remove(ToolName tool, RunId id) {
    known.check();
    String namespace = Namespaces.of(tool);
    Optional<KubeObject> there =
        known
            .job(tool, id)
            .map(KnownRun::object)
            .or(() -> client.get(Resource.JOBS, namespace, id.value()))
            .filter(job -> Marks.isOf(job, Marks.Kind.RUN));
    if (there.isPresent()) {
      writes.remove(Resource.JOBS, there.get());
      known.jobs().forget(there.get());
    }
  }

  @Override
  public void saveCallback(ToolName tool, RunId id, CallbackState callback) {
    known.check();
    if (known.job(tool, id).isPresent()) {
      JsonObject changes = RunCare.noting(RunMarks.CALLBACK, RunJson.callback(callback));
      client
          .patch(Resource.JOBS, Namespaces.of(tool), id.value(), changes)
          .ifPresent(known.jobs()::learn);
    }
  }

  @Override
  public LogReader log(ToolName tool, RunId id, long after, boolean follow) {
    Run run =
        find(tool, id)
            .orElseThrow(() ->
                new ComponentsException.NotFound(
                    "Unable to find run %s of tool %s. List the runs to see them."
                        .formatted(id, tool)));
    String namespace = Namespaces.of(tool);
    RunPods pods =
        new RunPods(
            namespace,
            id.value(),
            PodTemplate.MAIN,
            false,
            () -> known.pods(namespace, id.value()));
    if (run.state().isOver() && known.pods(namespace, id.value()).isEmpty()) {
      throw new ComponentsException.NotFound(
          "Unable to find the log of run %s: its pod is gone.".formatted(id));
    }
    return logs.open(pods, after, follow, () -> isOver(tool, id));
  }

  private boolean isOver(ToolName tool, RunId id) {
    return known.job(tool, id).map(job -> job.end().isPresent()).orElse(true);
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return known.watch(onChange);
  }
}

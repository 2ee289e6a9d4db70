package org.toolforge.components.kubernetes.build;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.kubernetes.build.log.BuildLogs;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.Subscription;

/** Has Tekton build. Everything that it knows it reads from the cluster again after a restart. */
final class KubernetesBuildService implements BuildService {

  private static final Resource KIND = Resource.PIPELINE_RUNS;

  private final KubeClient client;
  private final BuildSettings settings;
  private final KnownBuilds known;
  private final KeptLogs keptLogs;
  private final BuildLogs logs;
  private final InstantSource clock;
  private final RunManifest manifest;
  private final Places places;
  private final Slots slots;

  KubernetesBuildService(
      KubeClient client,
      BuildSettings settings,
      KnownBuilds known,
      KeptLogs keptLogs,
      BuildLogs logs,
      Places places,
      Slots slots,
      InstantSource clock) {
    this.client = client;
    this.settings = settings;
    this.known = known;
    this.keptLogs = keptLogs;
    this.logs = logs;
    this.clock = clock;
    this.manifest = new RunManifest(settings);
    this.places = places;
    this.slots = slots;
    known.runs().watch(run -> slots.settle(run.object().name()));
  }

  @Override
  public void start(ToolName tool, BuildKey key, BuildRequest request) {
    known.check();
    BuildOrder order = new BuildOrder(tool, key, request, clock.instant());
    if (known.has(order.id())) {
      return;
    }
    places.check(order);
    KubeObject run = manifest.of(order);
    boolean unsure = slots.isAsked(order.id());
    slots.take(order);
    create(order, placed(order, run, unsure));
  }

  /**
   * The run in its place, which is ready.
   *
   * @param unsure whether there may be one already
   */
  private KubeObject placed(BuildOrder order, KubeObject run, boolean unsure) {
    try {
      return places.prepare(order, run);
    } catch (ComponentsException e) {
      if (!unsure) {
        slots.settle(order.id());
      }
      throw e;
    }
  }

  private void create(BuildOrder order, KubeObject run) {
    try {
      Optional<KubeObject> created = client.create(KIND, run);
      // There is one already, which another process made, or we did when the answer was lost.
      Optional<KubeObject> there =
          created.isPresent() ? created : client.get(KIND, run.namespace(), run.name());
      there.ifPresent(known::learnRun);
    } catch (ComponentsException.Unavailable e) {
      // It may have come to be all the same, and then needs the slot.
      throw e;
    } catch (ComponentsException e) {
      slots.settle(order.id());
      places.discard(order.id());
      throw refused(e);
    }
  }

  /** None of it is the owner's fault, and what is in the way may be gone another time. */
  private ComponentsException refused(ComponentsException error) {
    return switch (error) {
      case ComponentsException.QuotaExceeded quota -> quota;
      case ComponentsException.Conflict ignored ->
          new ComponentsException.Forbidden(
              "The namespace %s of builds is being removed from the cluster. Tell the administrators."
                  .formatted(settings.namespace()));
      default ->
          new ComponentsException.Forbidden(
              "The cluster does not take the build. Tell the administrators: "
                  + error.getMessage());
    };
  }

  @Override
  public void cancel(ToolName tool, BuildKey key) {
    known.check();
    String id = BuildOrder.idOf(tool, key);
    if (known.record(id).isPresent()) {
      return;
    }
    Optional<KnownRun> run = known.run(id);
    if (run.isEmpty() && !slots.isAsked(id)) {
      places.discard(id);
    } else if (run.isEmpty()) {
      places.of(id).forEach(place -> stop(place, id));
    } else if (!run.get().isOver() && !run.get().stopping()) {
      stop(run.get().object().namespace(), id);
    }
  }

  private void stop(String namespace, String id) {
    try {
      client
          .patch(KIND, namespace, id, Marks.cancelling(clock.instant()))
          .ifPresent(known::learnRun);
    } catch (ComponentsException.Forbidden e) {
      // Tekton takes no wishes for a run that is over, which may not have been told yet.
      Optional<KnownRun> now = client.get(KIND, namespace, id).map(known::learnRun);
      if (now.isPresent() && !now.get().isOver()) {
        throw e;
      }
    }
  }

  @Override
  public List<Build> list(ToolName tool) {
    known.check();
    return known.list(tool);
  }

  @Override
  public BuildSlots slots(ToolName tool) {
    known.check();
    return slots.of(tool);
  }

  @Override
  public LogReader log(ToolName tool, BuildKey key, long after, boolean follow) {
    known.check();
    String id = BuildOrder.idOf(tool, key);
    if (known.record(id).isPresent()) {
      return keptLogs.read(id, after);
    }
    KnownRun run =
        known
            .run(id)
            .orElseThrow(() ->
                new ComponentsException.NotFound(
                    "Unable to find build %s of tool %s. It is forgotten, or never was; build again."
                        .formatted(key, tool)));
    return logs.open(
        run.object().namespace(),
        id,
        places.maskForReaders(run),
        after,
        follow,
        () -> known.run(id).map(KnownRun::isOver).orElse(true));
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return known.watch(onChange);
  }
}

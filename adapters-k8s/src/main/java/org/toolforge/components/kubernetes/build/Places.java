package org.toolforge.components.kubernetes.build;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.kubernetes.build.log.Mask;
import org.toolforge.components.kubernetes.build.sandbox.PipelineHome;
import org.toolforge.components.kubernetes.build.sandbox.SandboxCare;
import org.toolforge.components.kubernetes.build.sandbox.SandboxMasks;
import org.toolforge.components.kubernetes.build.sandbox.SandboxOrder;
import org.toolforge.components.kubernetes.build.sandbox.Sandboxes;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * Where builds run: in the namespace that they share, or each in a sandbox of its own. What says
 * that it is a build of ours and is anywhere else is none.
 */
final class Places {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final KubeClient client;
  private final String shared;
  private final @Nullable Sandboxes sandboxes;
  private final SandboxMasks masks;
  private final InstantSource clock;

  Places(KubeClient client, BuildSettings settings, InstantSource clock) {
    this.client = client;
    this.shared = settings.namespace();
    this.masks = new SandboxMasks(client);
    this.clock = clock;
    PipelineSettings pipeline = settings.pipeline();
    this.sandboxes =
        settings.sandboxes() == null
            ? null
            : new Sandboxes(
                client,
                settings.sandboxes(),
                new PipelineHome(shared, pipeline.name(), pipeline.serviceAccount()),
                clock);
  }

  /** Follows all builds, wherever they are. */
  List<Informer> informers(KnownBuilds known) {
    Sandboxes all = sandboxes;
    return all == null
        ? List.of(
            Informer.in(shared, client, Resource.PIPELINE_RUNS, Marks.RUNS, known.runs()),
            Informer.in(shared, client, Resource.TASK_RUNS, Marks.RUNS, known.tasks()))
        : List.of(
            new Informer(
                client,
                Resource.PIPELINE_RUNS,
                Marks.RUNS,
                new Ours(known.runs(), run -> isOurs(all, run, run.name()))),
            new Informer(
                client,
                Resource.TASK_RUNS,
                Marks.RUNS,
                new Ours(known.tasks(), task -> isOurs(all, task, KnownTask.runOf(task)))),
            all.informer());
  }

  private boolean isOurs(Sandboxes all, KubeObject object, String build) {
    return object.namespace().equals(shared) || all.isOurs(object, build);
  }

  /** Where a build can be. */
  List<String> of(String build) {
    return sandboxes == null ? List.of(shared) : List.of(shared, SandboxOrder.namespaceOf(build));
  }

  /** Has left-over sandboxes removed, and those of builds that ended. */
  void care(Caretaker caretaker, KnownBuilds known, Slots slots) {
    Sandboxes all = sandboxes;
    if (all == null) {
      return;
    }
    SandboxCare care = new SandboxCare(client, all, new Standing(known, slots), clock);
    known.runs().watchGone(run -> care.gone(run.object().name()));
    known.records().watch(record -> care.ended(record.object().name()));
    caretaker.add(all.known(), care);
  }

  private record Standing(KnownBuilds known, Slots slots) implements SandboxCare.Builds {
    @Override
    public boolean hasEnded(String id) {
      return known.record(id).isPresent();
    }

    @Override
    public boolean goesOn(String id) {
      return known.run(id).isPresent() || slots.isAsked(id);
    }
  }

  /**
   * Has the place of a build ready.
   *
   * @param run as it is in the namespace that builds share
   * @return the run, to be made next
   */
  KubeObject prepare(BuildOrder order, KubeObject run) {
    Sandbox wanted = sandbox(order);
    return wanted == null || sandboxes == null
        ? run
        : sandboxes.prepare(
            new SandboxOrder(
                order.id(), shared, order.tool(), order.request().source().repository(), wanted),
            run);
  }

  private @Nullable Sandbox sandbox(BuildOrder order) {
    Sandbox asked = order.request().sandbox();
    return sandboxes == null ? asked : sandboxes.wanted(asked);
  }

  /**
   * Goes on only with builds that can have what they ask for.
   *
   * @throws ComponentsException.Invalid when one asks for a sandbox, and there are none
   */
  void check(BuildOrder order) {
    if (sandboxes == null && order.request().sandbox() != null) {
      throw ComponentsException.Invalid.because(
          "This platform has no sandboxes for builds, and component %s asks for one. Take 'sandbox' out of its build."
              .formatted(order.key().component()));
    }
  }

  /** Nothing is to come of a build any more: its sandbox goes, if it has one. */
  void discard(String build) {
    if (sandboxes != null) {
      sandboxes.discard(build);
    }
  }

  /** A build is about to be forgotten, which its sandbox must not outlive. */
  void leave(String build) {
    if (sandboxes != null && sandboxes.has(build)) {
      sandboxes.remove(build);
    }
  }

  /**
   * What hides the secrets that a run was given.
   *
   * @return empty when they are not known any more; then nothing that it prints may be shown
   */
  Optional<Mask> mask(KnownRun run) {
    String namespace = run.object().namespace();
    return !namespace.equals(shared) ? masks.of(namespace) : Optional.of(Mask.OF_URLS);
  }

  /**
   * What hides them from whoever wants to see the log now.
   *
   * @throws ComponentsException.Unavailable when they are not known any more
   */
  Mask maskForReaders(KnownRun run) {
    return mask(run)
        .orElseThrow(() ->
            new ComponentsException.Unavailable(
                "The log of build %s is not shown, as its sandbox, namespace %s, has lost the secrets that would have to be hidden. Try again when the build has ended."
                    .formatted(run.object().name(), run.object().namespace()),
                PAUSE));
  }

  /** Hears only of what is where it belongs. */
  private record Ours(Informer.Listener listener, Predicate<KubeObject> isOurs)
      implements Informer.Listener {
    @Override
    public void seen(KubeObject object) {
      if (isOurs.test(object)) {
        listener.seen(object);
      }
    }

    @Override
    public void deleted(KubeObject object) {
      if (isOurs.test(object)) {
        listener.deleted(object);
      }
    }

    @Override
    public void listed(Set<String> uids, long version) {
      listener.listed(uids, version);
    }
  }
}

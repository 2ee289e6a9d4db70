package org.toolforge.components.kubernetes.build.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * Removes sandboxes whose builds have ended, and those in which none was ever begun, whoever left
 * them there.
 */
public final class SandboxCare implements Caretaker.Care<KnownSandbox> {

  /** A start that came no further in this time never will: it gives up by itself long before. */
  static final Duration LEFT_OVER = Sandboxes.START.multipliedBy(3);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** What is known of builds. */
  public interface Builds {

    /** Whether it is written down how the build ended. */
    boolean hasEnded(String id);

    /** Whether there is a run, or may be one in a moment. */
    boolean goesOn(String id);
  }

  private final KubeClient client;
  private final Sandboxes sandboxes;
  private final Builds builds;
  private final InstantSource clock;

  /** When runs went that were known; only until that was looked into. */
  private final Map<String, Instant> vanished = new ConcurrentHashMap<>();

  public SandboxCare(KubeClient client, Sandboxes sandboxes, Builds builds, InstantSource clock) {
    this.client = client;
    this.sandboxes = sandboxes;
    this.builds = builds;
    this.clock = clock;
    sandboxes.known().watchGone(sandbox -> sandbox.build().ifPresent(vanished::remove));
  }

  /** Takes note that a run is gone. */
  public void gone(String id) {
    sandboxes
        .known()
        .find("", SandboxOrder.namespaceOf(id))
        .ifPresent(sandbox -> {
          vanished.put(id, clock.instant());
          sandboxes.known().tellAgain(sandbox);
        });
  }

  /** Takes note that it is written down how a build ended. */
  public void ended(String id) {
    sandboxes
        .known()
        .find("", SandboxOrder.namespaceOf(id))
        .ifPresent(sandbox -> sandboxes.known().tellAgain(sandbox));
  }

  @Override
  public void look(KnownSandbox sandbox) {
    if (!sandbox.object().isBeingDeleted()) {
      sandbox.build().ifPresent(this::look);
    }
  }

  private void look(String id) {
    Instant gone = vanished.remove(id);
    if (builds.hasEnded(id)) {
      sandboxes.remove(id);
    } else if (!builds.goesOn(id)) {
      sandboxes.present(id).ifPresent(namespace -> look(id, namespace, gone));
    }
  }

  private void look(String id, KubeObject namespace, @Nullable Instant gone) {
    Instant begun = SandboxMarks.startedAt(namespace);
    boolean leftOver =
        (gone != null && begun.isBefore(gone)) || clock.instant().isAfter(begun.plus(LEFT_OVER));
    if (!leftOver || client.get(Resource.PIPELINE_RUNS, namespace.name(), id).isPresent()) {
      throw new ComponentsException.Unavailable(
          "Its run may still come to be, or become known.", PAUSE);
    }
    sandboxes.remove(namespace);
  }
}

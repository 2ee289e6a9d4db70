package org.toolforge.components.kubernetes.run.log;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.log.ContainerReader;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.kubernetes.log.LogPod;
import org.toolforge.components.kubernetes.log.Pauses;
import org.toolforge.components.kubernetes.log.Position;
import org.toolforge.components.kubernetes.log.PrintedLine;
import org.toolforge.components.kubernetes.log.Reading;

/**
 * Reads what one pod prints, one instance of its container after the other. A cluster keeps the
 * output of the latest instance and of the one before it; what is gone is gone.
 */
final class PodReader {

  private final KubeClient client;
  private final RunPods pods;
  private final String pod;
  private final LogLimits limits;
  private final boolean follow;
  private final BooleanSupplier ended;
  private final Reading reading;
  private final Position position;
  private final Pauses pauses;

  private @Nullable ContainerReader current;

  /** Which instance is read now, or next; the first is 0. */
  private int instance;

  private boolean done;

  /**
   * Begins there.
   *
   * @param ended whether the job has, so that no other instance will come
   */
  PodReader(
      KubeClient client,
      RunPods pods,
      String pod,
      LogLimits limits,
      boolean follow,
      BooleanSupplier ended,
      Reading reading,
      Position position) {
    this.client = client;
    this.pods = pods;
    this.pod = pod;
    this.limits = limits;
    this.follow = follow;
    this.ended = ended;
    this.reading = reading;
    this.position = position;
    this.pauses = new Pauses(limits.pause());
  }

  /**
   * The next line, or empty when there is none any more.
   *
   * @param onIdle told when nothing will come until something new begins, and when something does
   */
  Optional<PrintedLine> next(Idleness onIdle) throws InterruptedException {
    while (!done && !reading.isOver()) {
      ContainerReader open = current;
      if (open == null) {
        begin(onIdle);
        continue;
      }
      Optional<PrintedLine> line = open.next();
      if (line.isPresent()) {
        pauses.reset();
        return line;
      }
      finish(open);
    }
    return Optional.empty();
  }

  /** Gets to know whether lines may come at any time. */
  @FunctionalInterface
  interface Idleness {
    void idle(boolean whether);
  }

  private void finish(ContainerReader read) throws InterruptedException {
    read.close();
    current = null;
    if (!read.isFinished()) {
      // Where it is now it ends for who does not follow.
      done = true;
    } else if (read.isRestarted()) {
      // The rest of it is what the latest instance's predecessor printed, once that is known here.
      reading.pause(pauses.next(), () -> false);
    } else {
      instance++;
    }
  }

  private void begin(Idleness onIdle) throws InterruptedException {
    // Asked first: what begins later does not count when it has ended.
    boolean over = ended.getAsBoolean();
    Optional<LogPod> found;
    try {
      found = pods.find(pod);
    } catch (ComponentsException.Unavailable e) {
      if (!follow || over) {
        throw e;
      }
      reading.pause(pauses.next(), () -> false);
      return;
    }
    Optional<LogPod.Container> container = found.flatMap(one -> one.container(pods.container()));
    if (container.isEmpty()) {
      done = true;
    } else if (!begin(container.get(), over || found.get().over(), onIdle)) {
      if (!follow || over || found.get().over()) {
        done = true;
      } else {
        onIdle.idle(true);
        reading.pause(pauses.next(), ended);
      }
    }
  }

  /** Whether there is something to read that was not read. */
  private boolean begin(LogPod.Container container, boolean over, Idleness onIdle) {
    if (container.state() == LogPod.State.WAITING || instance > container.restarts()) {
      return false;
    }
    boolean previous = container.earlier() && instance < container.restarts();
    instance = previous ? container.restarts() - 1 : container.restarts();
    LogRequest all = LogRequest.of(pods.namespace(), pod, pods.container());
    LogRequest request = previous ? all.ofPrevious() : all.following(follow);
    onIdle.idle(false);
    current =
        new ContainerReader(
            client,
            request.silentFor(limits.silence()),
            instance,
            limits.line(),
            reading,
            position,
            previous || over || container.state() == LogPod.State.ENDED,
            ended);
    return true;
  }

  void close() {
    ContainerReader open = current;
    current = null;
    if (open != null) {
      open.close();
    }
  }
}

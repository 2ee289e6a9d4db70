package org.toolforge.components.kubernetes.log;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.client.LogStream;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * Reads what one instance of a container prints, each line once, over as many connections as it
 * takes. An answer that ends does not tell why: the container may have ended, or some connection.
 * So a container that ended is asked again until that brings nothing new. One that was restarted
 * prints to another log, which is for another reader.
 */
public final class ContainerReader {

  public static final String GONE = "its pod is gone";

  private static final String RESTARTED = "it was restarted";
  private static final String UNREADABLE = "the cluster does not give it";
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  /** After so many tries in a row that bring nothing, an ended container is given up. */
  private static final int ENOUGH = 10;

  private final KubeClient client;
  private final LogRequest request;
  private final int instance;
  private final int longestLine;
  private final Reading reading;
  private final BooleanSupplier ended;
  private final Position position;
  private final Pauses pauses = new Pauses(LONGEST_PAUSE);

  private @Nullable LogStream stream;
  private @Nullable Lines lines;

  /** Whether what is read was asked for when the container had ended already. */
  private boolean last;

  /** Whether anything was given at all after that. */
  private boolean lastBegun;

  private boolean fresh;
  private boolean done;
  private @Nullable PrintedLine unfinished;
  private String lost = "";

  /**
   * Begins there.
   *
   * @param request which container, and whether to follow
   * @param instance how often the container had been restarted before it
   * @param position goes on with what is read
   * @param last whether the container has ended
   * @param ended whether all has of which the container is a part
   */
  public ContainerReader(
      KubeClient client,
      LogRequest request,
      int instance,
      int longestLine,
      Reading reading,
      Position position,
      boolean last,
      BooleanSupplier ended) {
    this.client = client;
    this.request = request;
    this.instance = instance;
    this.longestLine = longestLine;
    this.reading = reading;
    this.position = position;
    this.last = last;
    // What is going on may be something else by now.
    this.fresh = !position.isBeginning();
    this.ended = ended;
  }

  /** Why the rest cannot be had; empty when there is none, or nothing is wrong. */
  public String lost() {
    return lost;
  }

  /** Whether another instance of the container has begun; the rest is what its previous printed. */
  public boolean isRestarted() {
    return lost.equals(RESTARTED);
  }

  /** Whether all was read, or all that can be; otherwise it was read to where it is now. */
  public boolean isFinished() {
    return last;
  }

  /** The next line, or empty when there is none any more or the reading is over. */
  public Optional<PrintedLine> next() throws InterruptedException {
    while (!done && !reading.isOver()) {
      Lines open = lines;
      if (open == null) {
        tryOpening();
        continue;
      }
      Optional<PrintedLine> line;
      try {
        line = open.next();
      } catch (IOException e) {
        close();
        check(e);
        retry();
        continue;
      }
      if (line.isPresent() && line.get().complete()) {
        if (position.isNew(line.get())) {
          fresh = true;
          pauses.reset();
          return line;
        }
        continue;
      }
      close();
      if (line.isPresent() && last && line.get().equals(unfinished)) {
        done = true;
        return line.filter(position::isNew);
      }
      unfinished = line.orElse(null);
      atEnd();
    }
    return Optional.empty();
  }

  /** The answer came to an end that looks like one. */
  private void atEnd() throws InterruptedException {
    if (!request.follow() && !last) {
      done = true;
    } else if (last && !fresh && unfinished == null) {
      done = true;
    } else if (!last || !fresh) {
      retry();
    }
  }

  private void retry() throws InterruptedException {
    Duration pause = pauses.next();
    if (pauses.fruitless() > ENOUGH && (last || !request.follow())) {
      done = true;
      last = true;
      lost = UNREADABLE;
      return;
    }
    reading.pause(pause, () -> false);
  }

  private void tryOpening() throws InterruptedException {
    try {
      if (fresh || pauses.fruitless() > 0) {
        look();
      }
      if (!done) {
        open();
      }
    } catch (ComponentsException.Unavailable e) {
      close();
      if (!request.follow()) {
        throw e;
      }
      check(e);
      retry();
    }
  }

  /** Finds out whether the container ended meanwhile. */
  private void look() {
    if (last) {
      return;
    }
    boolean over = ended.getAsBoolean();
    Optional<LogPod> pod =
        client.get(Resource.PODS, request.namespace(), request.pod()).map(LogPod::of);
    if (pod.isEmpty()) {
      giveUp(GONE);
      return;
    }
    Optional<LogPod.Container> container = pod.get().container(request.container());
    if (container.filter(found -> found.restarts() > instance).isPresent()) {
      giveUp(RESTARTED);
      return;
    }
    last =
        over
            || pod.get().over()
            || container.map(found -> found.state() == LogPod.State.ENDED).orElse(true);
    lost = pod.get().why();
  }

  private void open() throws InterruptedException {
    LogRequest next = request.following(request.follow() && !last).since(position.again());
    LogStream opened = client.log(reading.limited(next));
    stream = opened;
    reading.follow(opened);
    Optional<InputStream> bytes = opened.open();
    fresh = false;
    if (bytes.isPresent()) {
      lines = new Lines(bytes.get(), longestLine);
      lastBegun = last;
      return;
    }
    close();
    if (last) {
      giveUp(lastBegun ? "" : lost.isEmpty() ? UNREADABLE : lost);
    } else if (request.follow()) {
      retry();
    } else {
      done = true;
    }
  }

  private void giveUp(String why) {
    done = true;
    last = true;
    lost = why;
  }

  private static void check(Exception e) throws InterruptedException {
    if (Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException();
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  public void close() {
    lines = null;
    LogStream open = stream;
    stream = null;
    if (open != null) {
      open.close();
    }
  }
}

package org.toolforge.components.kubernetes.run.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.log.Bookmarks;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Reads the pods of one job, and numbers what they print. */
final class RunLogReader implements LogReader {

  /** How long it takes at most to notice a new pod, or the end. */
  private static final Duration LOOK = Duration.ofMillis(200);

  /** So long after the job has ended it is waited for pods that do not end. */
  private static final Duration DRAIN = Duration.ofSeconds(2);

  private final RunPods pods;
  private final PodFeeds feeds;
  private final int longestLine;
  private final long after;
  private final boolean follow;
  private final BooleanSupplier ended;
  private final Bookmarks<RunMark> bookmarks;
  private final Runnable onEnd;

  /** Held by the thread that reads, and by one that closes when nobody reads. */
  private final ReentrantLock inUse = new ReentrantLock();

  private RunMark mark;

  /** How many lines of the time where it goes on were given before. */
  private long toSkip;

  private boolean looked;
  private long lastLook;
  private boolean complete;
  private long drained = Long.MAX_VALUE;
  private boolean done;
  private volatile boolean closed;

  /**
   * Begins there.
   *
   * @param mark where the feeds go on, not long after what they give
   * @param after only lines with higher numbers are given
   * @param onEnd called when there is nothing more to read, or it was closed; maybe more than once
   */
  RunLogReader(
      RunPods pods,
      PodFeeds feeds,
      int longestLine,
      RunMark mark,
      long after,
      boolean follow,
      BooleanSupplier ended,
      Bookmarks<RunMark> bookmarks,
      Runnable onEnd) {
    this.pods = pods;
    this.feeds = feeds;
    this.longestLine = longestLine;
    this.mark = mark;
    this.toSkip = mark.same();
    this.after = after;
    this.follow = follow;
    this.ended = ended;
    this.bookmarks = bookmarks;
    this.onEnd = onEnd;
  }

  /**
   * Begins to read, before anybody waits for a line.
   *
   * @throws ComponentsException.Unavailable when the pods cannot be had
   */
  void begin() {
    look();
  }

  @Override
  public Optional<LogLine> next() throws InterruptedException {
    Optional<LogLine> given = Optional.empty();
    inUse.lock();
    try {
      do {
        given = numbered();
      } while (given.isPresent() && given.get().number() <= after);
      return given;
    } finally {
      if (given.isEmpty()) {
        end();
      }
      inUse.unlock();
    }
  }

  private Optional<LogLine> numbered() throws InterruptedException {
    while (!done && !closed) {
      look();
      if (complete && feeds.areDone()) {
        done = true;
        break;
      }
      Optional<PodFeeds.Line> line = feeds.next(LOOK);
      if (line.isPresent() && isNew(line.get())) {
        return Optional.of(number(line.get()));
      }
    }
    return Optional.empty();
  }

  private void look() {
    if (complete) {
      drain();
      return;
    }
    if (looked && System.nanoTime() - lastLook < LOOK.toNanos()) {
      return;
    }
    looked = true;
    lastLook = System.nanoTime();
    // Asked first: pods that come later than this do not count when it has ended.
    boolean over = !follow || ended.getAsBoolean();
    try {
      complete = feeds.begin(pods.list()) && over;
    } catch (ComponentsException.Unavailable e) {
      if (over) {
        throw e;
      }
    }
    if (over && drained == Long.MAX_VALUE) {
      drained = System.nanoTime();
    }
  }

  private void drain() {
    if (follow && System.nanoTime() - drained > DRAIN.toNanos()) {
      drained = System.nanoTime();
      feeds.interrupt();
    }
  }

  /** Whether a line is none of those that were given before the place where it goes on. */
  private boolean isNew(PodFeeds.Line line) {
    if (toSkip == 0) {
      return true;
    }
    int order = line.ready().time().compareTo(mark.time());
    if (order > 0) {
      toSkip = 0;
    } else if (order == 0) {
      toSkip--;
    }
    return order > 0;
  }

  private LogLine number(PodFeeds.Line line) {
    if (mark.isBeginning()) {
      // The first lines may be gone by now; those that are left keep their numbers.
      Instant first = line.ready().time();
      mark = bookmarks.upTo(pods.key(), first).map(known -> known.before(first)).orElse(mark);
    }
    mark = mark.after(line.ready().time());
    if (mark.number() % Bookmarks.APART == 0) {
      bookmarks.put(pods.key(), mark);
    }
    String text = line.ready().line().shown(longestLine);
    boolean named = pods.named() || feeds.areSeveral();
    return new LogLine(
        mark.number(), mark.time(), named ? "[%s] %s".formatted(line.pod(), text) : text);
  }

  private void end() {
    done = true;
    if (!mark.isBeginning()) {
      bookmarks.put(pods.key(), mark);
    }
    feeds.close();
    onEnd.run();
  }

  @Override
  public void close() {
    closed = true;
    feeds.close();
    // Who is reading now ends it when it finds it closed.
    if (inUse.tryLock()) {
      try {
        end();
      } finally {
        inUse.unlock();
      }
    }
  }
}

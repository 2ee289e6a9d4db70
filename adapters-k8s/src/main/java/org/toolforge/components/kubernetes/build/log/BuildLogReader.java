package org.toolforge.components.kubernetes.build.log;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.log.Bookmarks;
import org.toolforge.components.kubernetes.log.ContainerReader;
import org.toolforge.components.kubernetes.log.Pauses;
import org.toolforge.components.kubernetes.log.Position;
import org.toolforge.components.kubernetes.log.PrintedLine;
import org.toolforge.components.kubernetes.log.Reading;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Reads the steps of one build, one after the other, in the thread of whoever asks. */
final class BuildLogReader implements LogReader {

  private final KubeClient client;
  private final BuildPods pods;
  private final Shown shown;
  private final boolean follow;
  private final long after;
  private final BooleanSupplier ended;
  private final Reading reading;
  private final Runnable onEnd;
  private final Bookmarks<Bookmark> bookmarks;
  private Steps steps;
  private final Pauses pauses;

  /** Held by the thread that reads, and by one that closes when nobody reads. */
  private final ReentrantLock inUse = new ReentrantLock();

  private NextStep.@Nullable Read step;
  private @Nullable ContainerReader current;
  private Position position = new Position();
  private long number;
  private Instant time = Instant.EPOCH;
  private boolean done;

  /**
   * Begins at the first step.
   *
   * @param after only lines with higher numbers are given
   * @param ended whether the build has; then no more steps begin
   * @param onEnd called when there is nothing more to read, or it was closed; maybe more than once
   */
  BuildLogReader(
      KubeClient client,
      BuildPods pods,
      Steps steps,
      Shown shown,
      long after,
      boolean follow,
      BooleanSupplier ended,
      Reading reading,
      Bookmarks<Bookmark> bookmarks,
      Pauses pauses,
      Runnable onEnd) {
    this.client = client;
    this.pods = pods;
    this.steps = steps;
    this.shown = shown;
    this.after = after;
    this.follow = follow;
    this.ended = ended;
    this.reading = reading;
    this.bookmarks = bookmarks;
    this.pauses = pauses;
    this.onEnd = onEnd;
  }

  /** Goes on at a place in the log, before anything is read. */
  void goOnAt(Bookmark mark) {
    number = mark.number();
    time = mark.time();
    steps = mark.steps().copy();
    begin(mark.step(), mark.position().copy());
  }

  @Override
  public Optional<LogLine> next() throws InterruptedException {
    boolean given = false;
    inUse.lock();
    try {
      Optional<LogLine> line = numbered();
      while (line.isPresent() && line.get().number() <= after) {
        line = numbered();
      }
      given = line.isPresent() && !reading.isOver();
      return line;
    } finally {
      if (!given) {
        end();
      }
      inUse.unlock();
    }
  }

  private Optional<LogLine> numbered() throws InterruptedException {
    while (!done && !reading.isOver()) {
      ContainerReader open = current;
      NextStep.Read read = step;
      if (open == null || read == null) {
        Optional<LogLine> lost = begin();
        if (lost.isPresent()) {
          return lost;
        }
        continue;
      }
      Optional<PrintedLine> line = open.next();
      if (line.isPresent()) {
        LogLine numbered = number(line.get().time(), shown.line(read.step(), line.get()));
        if (number % Bookmarks.APART == 0) {
          bookmarks.put(pods.key(), new Bookmark(number, time, read, position, steps));
        }
        return Optional.of(numbered);
      }
      Optional<LogLine> lost = finish(open, read);
      if (lost.isPresent()) {
        return lost;
      }
    }
    return Optional.empty();
  }

  private Optional<LogLine> finish(ContainerReader read, NextStep.Read what) {
    read.close();
    current = null;
    if (reading.isOver()) {
      return Optional.empty();
    }
    if (!read.isFinished()) {
      // Where it is now it ends for who does not follow: what comes later has no number yet.
      done = true;
      return Optional.empty();
    }
    steps.finish(what.pod(), what.container());
    return read.lost().isEmpty()
        ? Optional.empty()
        : Optional.of(number(time, shown.lost(what.step(), read.lost())));
  }

  /** Begins with the next step, or waits for it a moment; gives what there is to say instead. */
  private Optional<LogLine> begin() throws InterruptedException {
    NextStep next = look();
    switch (next) {
      case NextStep.Read read -> {
        pauses.reset();
        begin(read, new Position());
      }
      case NextStep.Lost lost -> {
        return Optional.of(number(time, shown.lost(lost.step(), lost.why())));
      }
      case NextStep.Wait ignored -> {
        if (follow) {
          boolean over = ended.getAsBoolean();
          reading.pause(pauses.next(), () -> ended.getAsBoolean() != over);
        } else {
          done = true;
        }
      }
      case NextStep.End ignored -> done = true;
    }
    return Optional.empty();
  }

  private void begin(NextStep.Read read, Position where) {
    step = read;
    position = where;
    current =
        new ContainerReader(
            client,
            pods.log(read.pod(), read.container()).following(follow),
            0,
            shown.longest(),
            reading,
            where,
            read.ended(),
            ended);
  }

  private NextStep look() {
    // Asked first: pods that come later than this do not count when it has ended.
    boolean over = ended.getAsBoolean();
    try {
      return steps.next(pods.list(), over);
    } catch (ComponentsException.Unavailable e) {
      if (follow && !over) {
        return new NextStep.Wait();
      }
      throw e;
    }
  }

  private LogLine number(Instant printed, String text) {
    number++;
    // Threads that print at once do not always have their times in order.
    time = printed.isAfter(time) ? printed : time;
    return new LogLine(number, time, text);
  }

  private void end() {
    done = true;
    ContainerReader open = current;
    current = null;
    if (open != null) {
      open.close();
    }
    onEnd.run();
  }

  @Override
  public void close() {
    reading.close();
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

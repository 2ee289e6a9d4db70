package org.toolforge.components.kubernetes.run.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.toolforge.components.kubernetes.log.LogPod;

/** The feeds of one log, and the order of what they give. */
final class PodFeeds {

  /** So many pods are read at once; more of them come when some of these have ended. */
  private static final int MOST = 16;

  /** Makes a feed, which it shares the lock with. */
  @FunctionalInterface
  interface Source {
    PodFeed feed(String pod, ReentrantLock lock, Condition changed);
  }

  private final Source source;
  private final Merge merge;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<PodFeed> feeds = new ArrayList<>();

  /** Pods that are there, and have given all they have. */
  private final Set<String> read = new HashSet<>();

  private boolean begun;
  private boolean several;

  PodFeeds(Source source, Merge merge) {
    this.source = source;
    this.merge = merge;
  }

  /**
   * Begins with those that are new.
   *
   * @return whether there was room for all
   */
  boolean begin(List<LogPod> pods) {
    lock.lock();
    try {
      Set<String> there = new HashSet<>();
      pods.forEach(pod -> there.add(pod.name()));
      read.retainAll(there);
      there.removeAll(read);
      feeds.forEach(feed -> there.remove(feed.pod()));
      for (LogPod pod : pods) {
        if (there.contains(pod.name()) && feeds.size() < MOST) {
          PodFeed feed = source.feed(pod.name(), lock, changed);
          feeds.add(feed);
          several |= begun;
          begun = true;
          there.remove(pod.name());
          feed.start();
        }
      }
      return there.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What a pod printed.
   *
   * @param pod its name, as short as tells it from others
   */
  record Line(String pod, PodFeed.Ready ready) {}

  /**
   * The next line, as soon as its turn has come.
   *
   * @param most how long to wait for it
   */
  Optional<Line> next(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    lock.lock();
    try {
      dropRead();
      boolean some = !feeds.isEmpty();
      for (long now = System.nanoTime(); ; now = System.nanoTime()) {
        dropRead();
        PodFeed feed = Merge.oldest(feeds).orElse(null);
        long wait = end - now;
        if (feed != null) {
          long turn = merge.wait(feed.head().orElseThrow(), feeds, now);
          if (turn <= 0) {
            return Optional.of(new Line(shortName(feed.pod()), feed.take()));
          }
          wait = Math.min(wait, turn);
        }
        if (end - now <= 0 || (some && feeds.isEmpty())) {
          return Optional.empty();
        }
        long unused = changed.awaitNanos(wait);
      }
    } finally {
      lock.unlock();
    }
  }

  private void dropRead() {
    feeds.removeIf(feed -> {
      boolean done = feed.isDone();
      if (done) {
        read.add(feed.pod());
      }
      return done;
    });
  }

  private static String shortName(String pod) {
    return pod.substring(pod.lastIndexOf('-') + 1);
  }

  /** Whether there was ever more than one pod. */
  boolean areSeveral() {
    return several;
  }

  /** Whether nothing comes any more. */
  boolean areDone() {
    lock.lock();
    try {
      dropRead();
      return feeds.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Has all look whether what they wait for may still come. */
  void interrupt() {
    now().forEach(PodFeed::interrupt);
  }

  void close() {
    now().forEach(PodFeed::close);
  }

  private List<PodFeed> now() {
    lock.lock();
    try {
      return List.copyOf(feeds);
    } finally {
      lock.unlock();
    }
  }
}

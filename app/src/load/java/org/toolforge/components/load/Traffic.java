package org.toolforge.components.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one request again and again on several connections. One thread does it all, so that it
 * takes as little as it can from the server, which runs on the same machine.
 */
final class Traffic {

  private static final int CONNECTIONS = 16;
  private static final long PAUSE = 50_000;

  private Traffic() {}

  /** As fast as the server answers: each connection sends as soon as it has its answer. */
  static Sample most(Call call, Duration time) throws IOException {
    return new Run(call, time, 0).measured();
  }

  /** So many a second. A request that has to wait for a connection counts from when it was due. */
  static Sample steady(Call call, Duration time, double perSecond) throws IOException {
    return new Run(call, time, (long) (1e9 / perSecond)).measured();
  }

  /** A single request. */
  static void once(Call call) throws IOException {
    try (Selector selector = Selector.open();
        Link link = new Link(call, selector)) {
      link.send(System.nanoTime());
      do {
        selector.select();
        selector.selectedKeys().clear();
      } while (link.receive() < 0);
    }
  }

  private static final class Run {

    private final Call call;
    private final long length;
    private final long interval;
    private final Deque<Link> idle = new ArrayDeque<>();
    private long[] nanos = new long[1 << 16];
    private int count;
    private long due;

    Run(Call call, Duration time, long interval) {
      this.call = call;
      this.length = time.toNanos();
      this.interval = interval;
    }

    Sample measured() throws IOException {
      List<Link> links = new ArrayList<>();
      try (Selector selector = Selector.open()) {
        for (int i = 0; i < CONNECTIONS; i++) {
          links.add(new Link(call, selector));
        }
        idle.addAll(links);
        long start = System.nanoTime();
        due = start;
        while (System.nanoTime() - start < length) {
          boolean sent = send();
          if (!take(selector) && !sent && interval > 0) {
            LockSupport.parkNanos(PAUSE);
          }
        }
        return Sample.of(nanos, count, (System.nanoTime() - start) / 1e9);
      } finally {
        for (Link link : links) {
          link.close();
        }
      }
    }

    private boolean send() throws IOException {
      boolean sent = false;
      long now = System.nanoTime();
      while (!idle.isEmpty() && now - due >= 0) {
        idle.pop().send(interval == 0 ? now : due);
        due += interval;
        sent = true;
      }
      return sent;
    }

    private boolean take(Selector selector) throws IOException {
      int ready = interval == 0 ? selector.select(1_000) : selector.selectNow();
      for (SelectionKey key : selector.selectedKeys()) {
        Link link = (Link) key.attachment();
        long took = link.receive();
        if (took >= 0) {
          if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
          }
          nanos[count++] = took;
          idle.add(link);
        }
      }
      selector.selectedKeys().clear();
      return ready > 0;
    }
  }
}

package org.toolforge.components.http.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.Components;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/**
 * Remembers the latest states of deployments, so that those who listen get each of them even if
 * they were away for a while. Safe for use by many threads.
 */
public final class DeploymentChanges implements AutoCloseable {

  /** Of so many deployments at most; those that changed last. */
  private static final int DEPLOYMENTS = 2_000;

  /** Of each so many states. */
  private static final int STATES = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<DeploymentId, History> histories = new LinkedHashMap<>(16, 0.75f, true);
  private final Subscription subscription;
  private boolean closed;

  /** Listens from now on. */
  public DeploymentChanges(Components components) {
    subscription = components.watch(this::written);
  }

  private final class History {
    private final Deque<StoredDeployment> states = new ArrayDeque<>();
    private final Condition changed = lock.newCondition();
    private int listeners;

    private @Nullable StoredDeployment after(long version) {
      for (StoredDeployment state : states) {
        if (state.version() > version) {
          return state;
        }
      }
      return null;
    }
  }

  /** Somebody who listens to one deployment, and misses nothing from then on. */
  public final class Listener implements AutoCloseable {
    private final History history;

    private Listener(DeploymentId id) {
      lock.lock();
      try {
        history = histories.computeIfAbsent(id, unknown -> new History());
        history.listeners++;
      } finally {
        lock.unlock();
      }
    }

    /**
     * The earliest state after that version that is remembered, or the next that comes within that
     * time.
     */
    public Optional<StoredDeployment> after(long version, Duration patience)
        throws InterruptedException {
      long left = patience.toNanos();
      lock.lock();
      try {
        StoredDeployment state = history.after(version);
        while (state == null && left > 0 && !closed) {
          left = history.changed.awaitNanos(left);
          state = history.after(version);
        }
        return Optional.ofNullable(state);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        history.listeners--;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Starts to listen to a deployment. */
  public Listener listen(DeploymentId id) {
    return new Listener(id);
  }

  /** Whether nothing more will come, since the server ends. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets all who listen go. */
  @Override
  public void close() {
    subscription.close();
    lock.lock();
    try {
      closed = true;
      histories.values().forEach(history -> history.changed.signalAll());
    } finally {
      lock.unlock();
    }
  }

  private void written(StoredDeployment stored) {
    lock.lock();
    try {
      History history =
          histories.computeIfAbsent(stored.deployment().id(), unknown -> new History());
      StoredDeployment last = history.states.peekLast();
      if (last == null || last.version() < stored.version()) {
        history.states.addLast(stored);
        if (history.states.size() > STATES) {
          history.states.removeFirst();
        }
        history.changed.signalAll();
      }
      forgetEldest();
    } finally {
      lock.unlock();
    }
  }

  private void forgetEldest() {
    Iterator<History> eldestFirst = histories.values().iterator();
    while (histories.size() > DEPLOYMENTS && eldestFirst.hasNext()) {
      if (eldestFirst.next().listeners == 0) {
        eldestFirst.remove();
      }
    }
  }
}

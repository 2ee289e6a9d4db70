package org.toolforge.components.http.stream;

import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.http.error.TooManyStreams;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.StoredDeployment;

/** Holds and streams answers, within the limits. Safe for use by many threads. */
public final class Follower implements AutoCloseable {

  private final Components components;
  private final StreamLimits limits;
  private final Streams streams;
  private final DeploymentChanges changes;
  private final Set<LogReader> logs = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stream-deadlines").factory());

  /**
   * @param streams the places that answers take
   */
  public Follower(Components components, Streams streams, StreamLimits limits) {
    this.components = components;
    this.limits = limits;
    this.streams = streams;
    this.changes = new DeploymentChanges(components);
  }

  /**
   * The deployment as it is once that holds for it, or after that time.
   *
   * @param seen the deployment as it was read before
   * @throws TooManyStreams when too many wait already
   */
  public StoredDeployment await(
      StoredDeployment seen, Predicate<StoredDeployment> wanted, Duration patience) {
    if (wanted.test(seen) || patience.isZero()) {
      return seen;
    }
    ToolName tool = seen.deployment().tool();
    DeploymentId id = seen.deployment().id();
    Streams.Place place = streams.take(tool);
    try (DeploymentChanges.Listener listener = changes.listen(id)) {
      listen(listener, components.storedDeployment(tool, id), wanted, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      place.close();
    }
    return components.storedDeployment(tool, id);
  }

  private void listen(
      DeploymentChanges.Listener listener,
      StoredDeployment first,
      Predicate<StoredDeployment> wanted,
      Duration patience)
      throws InterruptedException {
    StoredDeployment now = first;
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toNanos();
    while (!wanted.test(now) && left > 0 && !changes.isClosed()) {
      now = listener.after(now.version(), Duration.ofNanos(left)).orElse(now);
      left = end - System.nanoTime();
    }
  }

  /**
   * Every state of a deployment after that version.
   *
   * @param seen the version that the receiver has; 0 for none
   * @throws TooManyStreams when too many are streamed already
   */
  public StreamingOutput events(ToolName tool, DeploymentId id, long seen) {
    Streams.Place place = streams.take(tool);
    DeploymentChanges.Listener listener = changes.listen(id);
    try {
      StoredDeployment first = components.storedDeployment(tool, id);
      return new DeploymentEvents(components, changes, listener, place, limits, first, seen);
    } catch (RuntimeException e) {
      listener.close();
      place.close();
      throw e;
    }
  }

  /**
   * The lines of a log.
   *
   * @throws TooManyStreams when too many are streamed already
   */
  public StreamingOutput log(
      ToolName tool, Supplier<LogReader> opened, boolean asEvents, boolean follow) {
    Streams.Place place = streams.take(tool);
    try {
      LogReader log = opened.get();
      logs.add(log);
      return new LogAnswer(log, () -> ended(log, place), timer, limits, asEvents, follow);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  private void ended(LogReader log, Streams.Place place) {
    logs.remove(log);
    place.close();
  }

  /** Lets everybody go who waits. */
  @Override
  public void close() {
    changes.close();
    logs.forEach(LogReader::close);
    timer.shutdownNow();
  }
}

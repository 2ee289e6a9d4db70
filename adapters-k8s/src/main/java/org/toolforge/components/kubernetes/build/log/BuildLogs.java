package org.toolforge.components.kubernetes.build.log;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.client.LogStream;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Reads what builds print, for as long as their pods are there. Safe for use by many threads. */
public final class BuildLogs {

  private final KubeClient client;
  private final Set<String> steps;
  private final LogLimits limits;
  private final Semaphore places;
  private final Bookmarks bookmarks = new Bookmarks();

  /**
   * Nothing is read yet.
   *
   * @param steps whose output may be read; that of others is never asked for
   */
  public BuildLogs(KubeClient client, List<String> steps, LogLimits limits) {
    this.client = client;
    this.steps = Set.copyOf(steps);
    this.limits = limits;
    this.places = new Semaphore(limits.readers());
  }

  /**
   * Reads the log of a build, step by step. It has to be closed.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later, for as long as the build has not ended
   * @param ended whether it has; asked often, so it must not ask the cluster
   * @throws ComponentsException.NotFound when the build has ended and its pods are gone
   * @throws ComponentsException.Unavailable when too many logs are read, or the cluster is not
   *     there
   */
  public LogReader open(
      String namespace,
      String pipelineRun,
      Mask mask,
      long after,
      boolean follow,
      BooleanSupplier ended) {
    if (!places.tryAcquire()) {
      throw new ComponentsException.Unavailable(
          "%d build logs are being read already, and that is the limit. Try again in a moment."
              .formatted(limits.readers()),
          Duration.ofSeconds(5));
    }
    AtomicBoolean returned = new AtomicBoolean();
    Runnable onEnd =
        () -> {
          if (returned.compareAndSet(false, true)) {
            places.release();
          }
        };
    try {
      BuildPods pods = pods(namespace, pipelineRun);
      if (ended.getAsBoolean() && pods.list().isEmpty()) {
        throw new ComponentsException.NotFound(
            "Unable to find the log of build %s: its pods are gone.".formatted(pipelineRun));
      }
      return reader(pods, mask, after, follow, ended, new Reading(Duration.ZERO), onEnd);
    } catch (RuntimeException e) {
      onEnd.run();
      throw e;
    }
  }

  private BuildPods pods(String namespace, String pipelineRun) {
    return new BuildPods(client, namespace, pipelineRun, limits.silence());
  }

  private LogReader reader(
      BuildPods pods,
      Mask mask,
      long after,
      boolean follow,
      BooleanSupplier ended,
      Reading reading,
      Runnable onEnd) {
    BuildLogReader reader =
        new BuildLogReader(
            client,
            pods,
            new Steps(steps),
            new Shown(mask, limits.line()),
            after,
            follow,
            ended,
            reading,
            bookmarks,
            new Pauses(limits.pause()),
            onEnd);
    bookmarks.before(pods.key(), after).ifPresent(reader::goOnAt);
    return reader;
  }

  /**
   * The last lines of a build that has ended, to be kept once its pods are gone. They have the
   * numbers that they have when all is read.
   *
   * @param limit how long it may take; what was read last until then is given
   */
  public List<LogLine> tail(String namespace, String pipelineRun, Mask mask, Duration limit)
      throws InterruptedException {
    LastLines last = new LastLines(limits.keptBytes(), limits.keptLines());
    BuildPods pods = pods(namespace, pipelineRun);
    // A node may have dropped the beginning, so that lines could not be counted from there.
    long before = Math.max(0, bookmarks.last(pods.key()) - limits.keptLines());
    try (LogReader all =
        reader(pods, mask, before, false, () -> true, new Reading(limit), () -> {})) {
      for (Optional<LogLine> line = all.next(); line.isPresent(); line = all.next()) {
        last.add(line.get());
      }
    } catch (ComponentsException e) {
      // What could be had is better than nothing.
    }
    return last.lines();
  }

  /**
   * The last lines of one step, to tell why it failed. None are there when the step is not one of
   * those that may be read, did not run, or cannot be read now.
   *
   * @param limit how long it may take
   */
  public List<String> tailOf(
      String namespace, String pipelineRun, String step, Mask mask, int lines, Duration limit) {
    if (!steps.contains(step)) {
      return List.of();
    }
    BuildPods pods = pods(namespace, pipelineRun);
    try {
      for (BuildPod pod : pods.list().reversed()) {
        for (BuildPod.Container container : pod.containers()) {
          if (container.step().filter(step::equals).isPresent()
              && container.state() != BuildPod.State.WAITING) {
            return tailOf(
                pods.log(pod.name(), container.name()).last(lines).within(limit),
                new Shown(mask, limits.line()));
          }
        }
      }
    } catch (ComponentsException e) {
      // Nothing can be said of it.
    }
    return List.of();
  }

  private List<String> tailOf(LogRequest request, Shown shown) {
    LastLines last = new LastLines(limits.keptBytes(), request.last());
    try (LogStream stream = client.log(request)) {
      Optional<InputStream> bytes = stream.open();
      if (bytes.isPresent()) {
        Lines lines = new Lines(bytes.get(), shown.longest());
        long number = 0;
        for (Optional<PrintedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
          number++;
          last.add(new LogLine(number, line.get().time(), shown.text(line.get())));
        }
      }
    } catch (IOException e) {
      // What was read until then is what there is.
    }
    return last.lines().stream().map(LogLine::text).toList();
  }
}

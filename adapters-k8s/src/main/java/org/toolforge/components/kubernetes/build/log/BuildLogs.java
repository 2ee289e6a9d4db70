package org.toolforge.components.kubernetes.build.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.log.Bookmarks;
import org.toolforge.components.kubernetes.log.LastLines;
import org.toolforge.components.kubernetes.log.LastWords;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.kubernetes.log.LogPod;
import org.toolforge.components.kubernetes.log.Pauses;
import org.toolforge.components.kubernetes.log.Reading;
import org.toolforge.components.kubernetes.log.Seats;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Reads what builds print, for as long as their pods are there. Safe for use by many threads. */
public final class BuildLogs {

  private final KubeClient client;
  private final Set<String> steps;
  private final LogLimits limits;
  private final Seats seats;
  private final Bookmarks<Bookmark> bookmarks = new Bookmarks<>();

  /**
   * Nothing is read yet.
   *
   * @param steps whose output may be read; that of others is never asked for
   */
  public BuildLogs(KubeClient client, List<String> steps, LogLimits limits) {
    this.client = client;
    this.steps = Set.copyOf(steps);
    this.limits = limits;
    this.seats = new Seats("build logs", limits.readers());
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
    Runnable onEnd = seats.take();
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
      for (LogPod pod : pods.list().reversed()) {
        for (LogPod.Container container : pod.containers()) {
          if (Steps.step(container).filter(step::equals).isPresent()
              && container.state() != LogPod.State.WAITING) {
            Shown shown = new Shown(mask, limits.line());
            return LastWords.read(
                client,
                pods.log(pod.name(), container.name()).last(lines).within(limit),
                limits.keptBytes(),
                shown.longest(),
                shown::text);
          }
        }
      }
    } catch (ComponentsException e) {
      // Nothing can be said of it.
    }
    return List.of();
  }
}

package org.toolforge.components.kubernetes.run.log;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.log.Bookmarks;
import org.toolforge.components.kubernetes.log.LastWords;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.kubernetes.log.Position;
import org.toolforge.components.kubernetes.log.Reading;
import org.toolforge.components.kubernetes.log.Seats;
import org.toolforge.components.port.LogReader;

/**
 * Reads what jobs print, for as long as their pods are there. What several pods print is merged by
 * its time. Safe for use by many threads.
 */
public final class RunLogs {

  private final KubeClient client;
  private final LogLimits limits;
  private final Seats seats;
  private final Bookmarks<RunMark> bookmarks = new Bookmarks<>();

  /** Nothing is read yet. */
  public RunLogs(KubeClient client, LogLimits limits) {
    this.client = client;
    this.limits = limits;
    this.seats = new Seats("logs of jobs", limits.readers());
  }

  /**
   * Reads what the pods of a job print, also those that come later. It has to be closed.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later, for as long as the job has not ended
   * @param ended whether it has; asked often, so it must not ask the cluster
   * @throws ComponentsException.Unavailable when too many logs are read
   */
  public LogReader open(RunPods pods, long after, boolean follow, BooleanSupplier ended) {
    Runnable onEnd = seats.take();
    RunMark mark = bookmarks.before(pods.key(), after).orElse(RunMark.BEGINNING);
    PodFeeds.Source source =
        (pod, lock, changed) -> {
          Reading reading = new Reading(Duration.ZERO);
          Position position = mark.isBeginning() ? new Position() : Position.from(mark.time());
          PodReader reader =
              new PodReader(client, pods, pod, limits, follow, ended, reading, position);
          return new PodFeed(pod, reader, reading, lock, changed);
        };
    RunLogReader log =
        new RunLogReader(
            pods,
            new PodFeeds(source, new Merge(follow)),
            limits.line(),
            mark,
            after,
            follow,
            ended,
            bookmarks,
            onEnd);
    try {
      log.begin();
      return log;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /**
   * The last lines of a pod's container, as far as they can be had, to tell why it failed.
   *
   * @param previous whether they are about the instance before the latest one
   * @param limit how long it may take
   */
  public List<String> tail(
      String namespace, String pod, String container, boolean previous, int lines, Duration limit) {
    LogRequest latest = LogRequest.of(namespace, pod, container).last(lines).within(limit);
    return LastWords.read(
        client,
        previous ? latest.ofPrevious() : latest,
        limits.keptBytes(),
        limits.line(),
        line -> line.shown(limits.line()));
  }
}

package org.toolforge.components.kubernetes.client;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Which part of what a container prints is wanted. Each line comes with its time before it.
 *
 * @param previous whether it is about the instance of the container before the latest one
 * @param follow whether to wait for what is printed later
 * @param since what is older does not count, to the second
 * @param last at most that many lines, the last ones; 0 for all
 * @param silence after which the connection is given up, as it may be dead
 * @param limit how long it may take to read; zero for as long as it takes
 */
public record LogRequest(
    String namespace,
    String pod,
    String container,
    boolean previous,
    boolean follow,
    Instant since,
    int last,
    Duration silence,
    Duration limit) {

  private static final Duration USUAL_SILENCE = Duration.ofSeconds(30);

  /** All that is there now. */
  public static LogRequest of(String namespace, String pod, String container) {
    return new LogRequest(
        namespace, pod, container, false, false, Instant.EPOCH, 0, USUAL_SILENCE, Duration.ZERO);
  }

  /** The same of the instance of the container before the latest one. */
  public LogRequest ofPrevious() {
    return new LogRequest(namespace, pod, container, true, follow, since, last, silence, limit);
  }

  public LogRequest following(boolean whether) {
    return new LogRequest(
        namespace, pod, container, previous, whether, since, last, silence, limit);
  }

  public LogRequest since(Instant time) {
    return new LogRequest(namespace, pod, container, previous, follow, time, last, silence, limit);
  }

  public LogRequest last(int lines) {
    return new LogRequest(
        namespace, pod, container, previous, follow, since, lines, silence, limit);
  }

  public LogRequest silentFor(Duration most) {
    return new LogRequest(namespace, pod, container, previous, follow, since, last, most, limit);
  }

  public LogRequest within(Duration time) {
    return new LogRequest(namespace, pod, container, previous, follow, since, last, silence, time);
  }

  String path() {
    return Resource.PODS.path(namespace, pod) + "/log";
  }

  Map<String, String> parameters() {
    Map<String, String> all = new HashMap<>();
    all.put("container", container);
    all.put("timestamps", "true");
    if (previous) {
      all.put("previous", "true");
    }
    if (follow) {
      all.put("follow", "true");
    }
    if (since.isAfter(Instant.EPOCH)) {
      // API servers ask kubelets by the second, whatever they are asked.
      all.put("sinceTime", since.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    if (last > 0) {
      all.put("tailLines", Integer.toString(last));
    }
    return all;
  }
}

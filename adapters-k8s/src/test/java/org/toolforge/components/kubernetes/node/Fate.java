package org.toolforge.components.kubernetes.node;

import java.util.List;

/** What becomes of the pods of a component. */
public sealed interface Fate {

  /** They come up, or as a job's they end well. */
  record Well() implements Fate {}

  /** They run, yet their health check does not succeed. */
  record NeverReady() implements Fate {}

  /**
   * Their containers do not start.
   *
   * @param reasons what the kubelet gives for it, one after the other
   */
  record CannotStart(List<String> reasons, String message) implements Fate {}

  /**
   * Their containers end as soon as they have started, again and again.
   *
   * @param reason such as {@code Error} or {@code OOMKilled}
   * @param lines what they print before
   */
  record Crashes(int exitCode, String reason, List<String> lines) implements Fate {}

  /** The first ones of each job fail; the others end well. */
  record FailsFirst(int times, int exitCode) implements Fate {}

  /** There is no node for them. */
  record Unschedulable(String message) implements Fate {}

  /** Their image cannot be had. */
  static Fate cannotPull(String message) {
    return new CannotStart(List.of("ErrImagePull", "ImagePullBackOff"), message);
  }

  /** Something that they take variables from is not there. */
  static Fate lacksConfig(String message) {
    return new CannotStart(List.of("CreateContainerConfigError"), message);
  }

  static Fate crashes(int exitCode, String... lines) {
    return new Crashes(exitCode, "Error", List.of(lines));
  }

  /** They take more memory than they may have. */
  static Fate outOfMemory() {
    return new Crashes(137, "OOMKilled", List.of("reading everything into memory"));
  }
}

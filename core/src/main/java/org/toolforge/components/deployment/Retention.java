package org.toolforge.components.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Decides which deployments of a tool go when there are more than are to be kept. */
public final class Retention {

  private Retention() {}

  /**
   * The oldest, except for those of which somebody is still to be told: they stay beyond their
   * time, though no more of them than are kept anyway.
   *
   * @param over those that may go, oldest first
   * @param awaitsCall whether somebody is still to be told of one
   * @param present how many there are in all
   * @param kept how many are to be left
   */
  public static <T> List<T> toGo(List<T> over, Predicate<T> awaitsCall, int present, int kept) {
    List<T> oldest = over.stream().limit(Math.max(0, present - kept)).toList();
    Set<T> spared =
        new HashSet<>(oldest.reversed().stream().filter(awaitsCall).limit(kept).toList());
    return oldest.stream().filter(one -> !spared.contains(one)).toList();
  }
}

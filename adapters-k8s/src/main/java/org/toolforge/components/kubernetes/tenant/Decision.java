package org.toolforge.components.kubernetes.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the facts. Once there is nothing to do, the verdict is what is said of it.
 *
 * @param acts to be done in this order
 * @param verdict empty when nothing is to be said
 * @param checkAgainIn when to look again though nothing was heard
 */
record Decision(List<Act> acts, Optional<Verdict> verdict, Optional<Duration> checkAgainIn) {

  static Decision act(List<Act> acts) {
    return new Decision(List.copyOf(acts), Optional.empty(), Optional.empty());
  }

  static Decision say(Verdict verdict) {
    return new Decision(List.of(), Optional.of(verdict), Optional.empty());
  }

  static Decision await(Verdict verdict, Duration time) {
    return new Decision(List.of(), Optional.of(verdict), Optional.of(time));
  }

  static Decision nothing() {
    return new Decision(List.of(), Optional.empty(), Optional.empty());
  }
}

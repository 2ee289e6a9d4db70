package org.toolforge.components.load;

import java.util.Arrays;

/** What was measured of one kind of request during a time. */
record Sample(double perSecond, double p50Millis, double p99Millis) {

  static Sample of(long[] nanos, int count, double seconds) {
    if (count == 0) {
      throw new IllegalStateException("Nothing was answered");
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Sample(count / seconds, at(sorted, 0.5), at(sorted, 0.99));
  }

  private static double at(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
  }
}

package org.toolforge.components.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What only scheduled components have under {@code run}.
 *
 * @param schedule absent when it is missing or wrong
 */
record ScheduledRun(@Nullable CronSchedule schedule, Duration timeout, int retry) {

  /** Where numbers end that no rule of the field bounds; the JSON Schema has the same. */
  static final int LARGEST_NUMBER = 999_999_999;

  private static final int MOST_RETRIES = 5;

  static ScheduledRun parse(Fields run) {
    Duration timeout = Duration.ofSeconds(run.whole("timeout", 0, LARGEST_NUMBER, 0));
    return new ScheduledRun(schedule(run), timeout, retry(run));
  }

  static int retry(Fields run) {
    return run.whole("retry", 0, MOST_RETRIES, 0);
  }

  private static @Nullable CronSchedule schedule(Fields run) {
    Field field = run.get("schedule");
    String text = field == null ? null : field.text();
    if (field == null || text == null) {
      return null;
    }
    String problem = CronSchedule.problemOf(text);
    if (problem != null) {
      field.violation(problem);
      return null;
    }
    return new CronSchedule(text);
  }
}

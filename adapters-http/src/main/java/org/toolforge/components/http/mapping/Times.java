package org.toolforge.components.http.mapping;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Points in time as the API shows them: to the millisecond. */
final class Times {

  private Times() {}

  static @Nullable Instant shown(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }
}

package org.toolforge.components.inmemory.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a reader what happens in a run; costs nothing when nobody reads. */
final class Trace {

  private final InstantSource clock;
  private final Instant start;
  private final @Nullable Consumer<String> reader;

  Trace(InstantSource clock, @Nullable Consumer<String> reader) {
    this.clock = clock;
    this.start = clock.instant();
    this.reader = reader;
  }

  void add(String who, Supplier<String> what) {
    if (reader != null) {
      Duration time = Duration.between(start, clock.instant());
      reader.accept(
          String.format(
              Locale.ROOT,
              "%3d:%02d:%02d.%03d  %-9s %s",
              time.toHours(),
              time.toMinutesPart(),
              time.toSecondsPart(),
              time.toMillisPart(),
              who,
              what.get()));
    }
  }
}

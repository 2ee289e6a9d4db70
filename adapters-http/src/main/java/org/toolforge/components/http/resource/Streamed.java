package org.toolforge.components.http.resource;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.http.exchange.Exchange;

/** What answers that are held or streamed have in common. */
final class Streamed {

  static final String EVENTS = "text/event-stream";

  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";
  private static final int LONGEST_WAIT = 300;

  private Streamed() {}

  /** Whether the caller wants the lines of a log as events, and not as plain text. */
  static boolean wantsEvents() {
    boolean asEvents = Exchange.current().prefers(EVENTS, MediaType.TEXT_PLAIN);
    if (!asEvents && !Exchange.current().accepts(MediaType.TEXT_PLAIN)) {
      throw new NotAcceptableException();
    }
    return asEvents;
  }

  static Response lines(StreamingOutput log, boolean asEvents) {
    return of(log, asEvents ? EVENTS : TEXT);
  }

  static Response of(StreamingOutput output, String mediaType) {
    Exchange.current().stream();
    StreamingOutput untilNobodyListens =
        receiver -> {
          try {
            output.write(receiver);
          } catch (IOException e) {
            // The receiver is gone, which is how most streams end: no failure to tell anybody of.
          }
        };
    return Response.ok(untilNobodyListens, mediaType)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // Proxies that collect an answer before they pass it on must not do so here.
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** How long an answer may be held. */
  static Duration patience(int wait) {
    if (wait < 0 || wait > LONGEST_WAIT) {
      throw ComponentsException.Invalid.because(
          "Validation error at wait: must be at least 0 and at most %d. Received value: '%d'"
              .formatted(LONGEST_WAIT, wait));
    }
    return Duration.ofSeconds(wait);
  }

  /** The number of the last event that the receiver has; 0 for none. */
  static long number(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    try {
      return Math.max(0, Long.parseLong(lastEventId.strip()));
    } catch (NumberFormatException e) {
      throw ComponentsException.Invalid.because(
          "Validation error at Last-Event-ID: must be the id of an event of this stream");
    }
  }
}

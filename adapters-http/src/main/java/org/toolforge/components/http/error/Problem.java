package org.toolforge.components.http.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An answer that says what went wrong.
 *
 * @param errors at least one sentence, the first of which is the whole story
 * @param headers what the status wants beside the body
 */
public record Problem(
    int status, List<String> errors, List<String> warnings, Map<String, String> headers) {

  public Problem {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    headers = Map.copyOf(headers);
  }

  public static Problem of(int status, String error) {
    return new Problem(status, List.of(error), List.of(), Map.of());
  }

  /** A problem that may go away; after that long it makes sense to try again. */
  public static Problem passing(int status, String error, Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return new Problem(
        status, List.of(error), List.of(), Map.of("Retry-After", Long.toString(seconds)));
  }

  Problem with(String header, String value) {
    return new Problem(status, errors, warnings, Map.of(header, value));
  }
}

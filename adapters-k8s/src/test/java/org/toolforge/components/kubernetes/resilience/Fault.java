package org.toolforge.components.kubernetes.resilience;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Something that befalls requests.
 *
 * @param victims which requests
 * @param left how many are left that it befalls
 * @param answer what is answered in the place of the API server; without one, the request is
 *     carried out and its answer is lost
 */
record Fault(Predicate<Call> victims, AtomicInteger left, Optional<Answer> answer) {

  private static final int ALWAYS = Integer.MAX_VALUE;

  /** What somebody answers. */
  record Answer(int code, Map<String, String> headers, String body) {}

  static Fault refusing(Predicate<Call> victims, int code) {
    return answering(victims, code, "");
  }

  static Fault answering(Predicate<Call> victims, int code, String body) {
    return new Fault(
        victims,
        new AtomicInteger(ALWAYS),
        Optional.of(new Answer(code, Map.of("Retry-After", "1"), body)));
  }

  static Fault losingTheAnswer(Predicate<Call> victims) {
    return new Fault(victims, new AtomicInteger(ALWAYS), Optional.empty());
  }

  /** What the API server tells a watch that begins too far back. */
  static Fault goneInTheMiddle(Predicate<Call> victims) {
    return answering(
        victims,
        200,
        """
        {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Expired","code":410}}
        """);
  }

  Fault times(int count) {
    return new Fault(victims, new AtomicInteger(count), answer);
  }

  Fault once() {
    return times(1);
  }

  boolean befalls(Call call) {
    return victims.test(call) && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}

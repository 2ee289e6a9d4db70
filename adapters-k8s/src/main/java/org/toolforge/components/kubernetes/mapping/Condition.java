package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the standard conditions of an object.
 *
 * @param reason one word in CamelCase that programs can rely on
 * @param message a sentence for people
 * @param lastTransitionTime when {@code status} last changed, to the second
 * @param observedGeneration the generation of the spec that it is about
 */
public record Condition(
    String type,
    Status status,
    String reason,
    String message,
    Instant lastTransitionTime,
    long observedGeneration) {

  /** Whether it holds. */
  public enum Status {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    static Status of(boolean holds) {
      return holds ? TRUE : FALSE;
    }
  }

  JsonObject json() {
    return new ObjectWriter()
        .text("type", type)
        .text("status", status.word)
        .text("reason", reason)
        .words("message", message)
        .time("lastTransitionTime", lastTransitionTime)
        .whole("observedGeneration", observedGeneration)
        .written();
  }

  /** The conditions that a status has by now. */
  public static List<Condition> all(Optional<JsonObject> status) {
    return status.map(seen -> ObjectReader.of("status", seen)).stream()
        .flatMap(seen -> seen.objects("conditions").stream())
        .map(Condition::read)
        .toList();
  }

  /** Reads leniently: what somebody else wrote there must not stand in the way. */
  static Condition read(ObjectReader json) {
    String word = json.text("status", "");
    return new Condition(
        json.text("type", ""),
        word.equals("True") ? Status.TRUE : word.equals("False") ? Status.FALSE : Status.UNKNOWN,
        json.text("reason", ""),
        json.text("message", ""),
        json.has("lastTransitionTime") ? json.time("lastTransitionTime") : Instant.EPOCH,
        json.whole("observedGeneration", 0));
  }
}

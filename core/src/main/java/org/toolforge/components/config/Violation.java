package org.toolforge.components.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param path the keys that lead to it, outermost first; empty for the document as a whole
 * @param rule what must hold, and what to do about it
 * @param received the offending value as it may be shown, bounded in length; null when there is
 *     none
 */
public record Violation(List<String> path, String rule, @Nullable String received) {

  public Violation {
    path = List.copyOf(path);
  }

  /** The sentence for the author, the same in every channel. */
  public String message() {
    String value = received == null ? "" : ". Received value: '" + received + "'";
    String place = path.isEmpty() ? "the top level" : String.join(" -> ", path);
    return "Validation error at " + place + ": " + rule + value;
  }
}

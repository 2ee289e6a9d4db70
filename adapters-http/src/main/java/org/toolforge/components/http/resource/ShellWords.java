package org.toolforge.components.http.resource;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.toolforge.components.config.Node;

/** Words as a line that a shell takes apart into the same words. */
final class ShellWords {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWords() {}

  /** The line; empty when one of them is no text, or there are none. */
  static Optional<String> joined(List<Node> words) {
    return !words.isEmpty() && words.stream().allMatch(Node.Text.class::isInstance)
        ? Optional.of(
            words.stream()
                .map(word -> quoted(((Node.Text) word).value()))
                .collect(Collectors.joining(" ")))
        : Optional.empty();
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

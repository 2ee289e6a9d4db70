package org.toolforge.components.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A branch, a tag, a full commit hash, or {@link #HEAD} for the repository's default branch. */
public record GitRef(String value) {

  public static final GitRef HEAD = new GitRef("HEAD");

  // The rules of git check-ref-format; the JSON Schema has the same.
  private static final Pattern NOT_IN_NAMES =
      Pattern.compile("[~^:?*\\[\\\\]|\\.\\.|@\\{|^@$|^/|//|(^|/)\\.|\\.lock(/|$)|[./]$");

  /** What is wrong with a text as a ref that somebody wrote, or null. */
  static @Nullable String problemOf(String text) {
    String problem = problemOfArgument(text);
    if (problem != null) {
      return problem;
    }
    return NOT_IN_NAMES.matcher(text).find()
        ? "must be the name of a branch or tag, or a full commit hash"
        : null;
  }

  /** What is wrong with a text that git may get as an argument, or null. */
  static @Nullable String problemOfArgument(String text) {
    if (text.startsWith("-")) {
      return "must not start with '-'";
    }
    boolean odd =
        text.codePoints()
            .anyMatch(c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE);
    if (odd) {
      return "must not hold whitespace or control characters";
    }
    return Shown.holdsInvisible(text) ? "must not hold invisible characters" : null;
  }

  @Override
  public String toString() {
    return value;
  }
}

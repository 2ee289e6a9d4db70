package org.toolforge.components.kubernetes.mapping;

import java.util.Arrays;
import java.util.Optional;
import org.toolforge.components.plan.Reason;

/** Reasons of a plan's steps in the words of the API, and back. */
final class ReasonWords {

  private static final String SHARES = "shares-build-of:";

  /** Before the path of a setting that would else read as another reason. */
  private static final String CHANGED = "changed:";

  private ReasonWords() {}

  static String of(Reason reason) {
    return switch (reason) {
      case Reason.Changed changed when isAmbiguous(changed.path()) -> CHANGED + changed.path();
      case Reason.Changed changed -> changed.path();
      case Reason.SharesBuild shares -> SHARES + shares.component();
      case Reason.Because because -> because.code();
    };
  }

  private static boolean isAmbiguous(String path) {
    return path.startsWith(SHARES) || path.startsWith(CHANGED) || because(path).isPresent();
  }

  private static Optional<Reason.Because> because(String word) {
    return Arrays.stream(Reason.Because.values())
        .filter(because -> because.code().equals(word))
        .findFirst();
  }

  static Reason reason(String word) {
    if (word.startsWith(SHARES)) {
      return new Reason.SharesBuild(word.substring(SHARES.length()));
    }
    if (word.startsWith(CHANGED)) {
      return new Reason.Changed(word.substring(CHANGED.length()));
    }
    Optional<Reason.Because> because = because(word);
    return because.isPresent() ? because.get() : new Reason.Changed(word);
  }
}

package org.toolforge.components.kubernetes.build.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides known secrets, and whatever user and password a URL holds. A secret is also known by its
 * lines, and in base64 and as a part of a URL.
 *
 * <p>What is shorter than six characters is not hidden. It occurs in ordinary text all the time,
 * and where it is hidden there would even tell what it is.
 */
public final class Mask {

  /** Knows no secrets; only URLs lose their user and password. */
  public static final Mask OF_URLS = of(List.of());

  static final String HIDDEN = "***";

  /** What all forms of a secret begin with that are looked for; none is shorter. */
  private static final int BEGINNING = 4;

  private final Map<Integer, List<String>> forms = new HashMap<>();
  private final BitSet beginnings = new BitSet();
  private final int longest;

  private Mask(Set<String> all) {
    all.forEach(form -> {
      int beginning = beginning(form, 0);
      beginnings.set(beginning);
      forms.computeIfAbsent(beginning, none -> new ArrayList<>()).add(form);
    });
    longest = all.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Hides these values wherever they occur. */
  public static Mask of(Collection<String> secrets) {
    return new Mask(SecretForms.of(secrets));
  }

  /** The text without what is secret. */
  public String hide(String text) {
    return hide(text, text.length(), false);
  }

  /** How far a secret may reach beyond any place. */
  int longest() {
    return longest;
  }

  /**
   * The beginning of a text without what is secret.
   *
   * @param end where the beginning ends; a secret that goes beyond is hidden, if it is in the text
   * @param more whether the text itself is a beginning
   */
  String hide(String text, int end, boolean more) {
    BitSet secret = new BitSet();
    markSecrets(text, end, secret);
    UserInfo.mark(text, more, secret);
    if (secret.isEmpty()) {
      return text.substring(0, end);
    }
    StringBuilder shown = new StringBuilder(end);
    int from = 0;
    for (int at = secret.nextSetBit(0); at >= 0 && at < end; at = secret.nextSetBit(from)) {
      shown.append(text, from, at).append(HIDDEN);
      from = secret.nextClearBit(at);
    }
    return shown.append(text, Math.min(from, end), end).toString();
  }

  private void markSecrets(String text, int end, BitSet secret) {
    if (forms.isEmpty()) {
      return;
    }
    for (int at = 0; at < end && at + BEGINNING <= text.length(); at++) {
      int beginning = beginning(text, at);
      if (beginnings.get(beginning)) {
        for (String form : forms.getOrDefault(beginning, List.of())) {
          if (text.startsWith(form, at)) {
            secret.set(at, at + form.length());
          }
        }
      }
    }
  }

  /** A number of 16 bits for the characters there, such that few others have the same. */
  private static int beginning(String text, int at) {
    int mixed =
        ((text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2)) * 31
            + text.charAt(at + 3);
    return (mixed ^ (mixed >>> 16)) & 0xffff;
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "Mask";
  }
}

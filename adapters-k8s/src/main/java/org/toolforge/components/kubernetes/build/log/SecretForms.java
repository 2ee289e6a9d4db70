package org.toolforge.components.kubernetes.build.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.toolforge.components.kubernetes.log.Harmless;

/** In which forms secrets may be printed. */
final class SecretForms {

  /** What is shorter is no secret; see {@link Mask}. */
  static final int SHORTEST = 6;

  /** A longer form is looked for in pieces, so that a line need not be known to its end. */
  static final int PIECE = 128;

  private static final int OF_BASE64 = 3;

  private final Set<String> forms = new HashSet<>();

  private SecretForms() {}

  static Set<String> of(Collection<String> secrets) {
    SecretForms all = new SecretForms();
    secrets.forEach(all::addSecret);
    return Set.copyOf(all.forms);
  }

  private void addSecret(String secret) {
    if (secret.strip().length() < SHORTEST) {
      return;
    }
    secret
        .lines()
        .forEach(line -> {
          add(line.strip());
          add(Harmless.text(line).strip());
        });
    addEncoded(secret);
    addEncoded(secret.strip());
  }

  private void addEncoded(String secret) {
    add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    addBase64(bytes, Base64.getEncoder());
    addBase64(bytes, Base64.getUrlEncoder());
  }

  private void addBase64(byte[] bytes, Base64.Encoder encoder) {
    add(encoder.encodeToString(bytes));
    add(encoder.withoutPadding().encodeToString(bytes));
    // Within something longer it looks different by where it begins there, and the characters at
    // its ends depend on what is beside it.
    for (int before = 0; before < OF_BASE64; before++) {
      byte[] within = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, within, before, bytes.length);
      String encoded = encoder.withoutPadding().encodeToString(within);
      int first = before == 0 ? 0 : before + 1;
      int end = within.length % OF_BASE64 == 0 ? encoded.length() : encoded.length() - 1;
      add(encoded.substring(first, end));
    }
  }

  private void add(String form) {
    int from = 0;
    while (form.length() - from >= PIECE + SHORTEST) {
      forms.add(form.substring(from, from + PIECE));
      from += PIECE;
    }
    if (form.length() - from >= SHORTEST) {
      forms.add(form.substring(from));
    }
  }
}

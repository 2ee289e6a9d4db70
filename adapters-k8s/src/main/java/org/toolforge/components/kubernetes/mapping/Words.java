package org.toolforge.components.kubernetes.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Constants in the lower-case words that the HTTP API has for them too. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(word))
        .findFirst();
  }
}

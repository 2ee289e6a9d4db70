package org.toolforge.components.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One key of an object and what is behind it. Each reading method gives null after it recorded a
 * violation.
 *
 * @param written the key as the author spelled it
 */
record Field(String written, Place place, Node value, Findings findings) {

  private static final Pattern VISIBLE = Pattern.compile("\\S");

  /** Records that the value breaks a rule. */
  void violation(String rule) {
    findings.violation(place, rule, value);
  }

  /** One entry of a list or of a mapping of free names. */
  Field at(String key, Node item) {
    return new Field(key, place.then(key), item, findings);
  }

  @Nullable String text() {
    return switch (value) {
      case Node.Text text -> {
        if (text.value().indexOf('\0') >= 0) {
          violation("must not hold the character NUL");
          yield null;
        }
        yield text.value();
      }
      case Node.Decimal ignored -> refused("must be text; put it in quotes");
      case Node.Truth ignored -> refused("must be text; put it in quotes");
      case Node.Nothing ignored -> refusedAsNothing();
      case Node.Mapping ignored -> refused("must be text, not a mapping");
      case Node.Sequence ignored -> refused("must be text, not a list");
    };
  }

  /** Text with at least one visible character. */
  @Nullable String words() {
    String text = text();
    if (text != null && !VISIBLE.matcher(text).find()) {
      violation("must not be empty");
      return null;
    }
    return text;
  }

  /** A whole number, also one in quotes or with {@code .0} behind it. */
  @Nullable Integer whole(int least, int most) {
    if (value instanceof Node.Nothing) {
      return refusedAsNothing();
    }
    Long number = WholeNumber.of(value);
    if (number == null) {
      return refused("must be a whole number");
    }
    if (number < least) {
      return refused("must be at least " + least);
    }
    return number > most ? refused("must be at most " + most) : Integer.valueOf(number.intValue());
  }

  /** True or false, also as one of the words or digits that people use for them. */
  @Nullable Boolean truth() {
    if (value instanceof Node.Nothing) {
      return refusedAsNothing();
    }
    Boolean truth = TruthWord.of(value);
    return truth == null ? refused("must be true or false") : truth;
  }

  /** One of the constants, written in lower case with hyphens. */
  <E extends Enum<E>> @Nullable E choice(Class<E> choices) {
    if (value instanceof Node.Nothing) {
      return refusedAsNothing();
    }
    for (E choice : choices.getEnumConstants()) {
      if (value instanceof Node.Text text && text.value().equals(word(choice))) {
        return choice;
      }
    }
    return refused(
        "must be one of "
            + Arrays.stream(choices.getEnumConstants())
                .map(Field::word)
                .collect(Collectors.joining(", ")));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The items of a list; none when nothing is behind the key or it is no list. */
  List<Node> items() {
    return switch (value) {
      case Node.Sequence sequence -> sequence.items();
      case Node.Nothing ignored -> List.of();
      case Node.Text ignored -> notAList();
      case Node.Decimal ignored -> notAList();
      case Node.Truth ignored -> notAList();
      case Node.Mapping ignored -> notAList();
    };
  }

  private List<Node> notAList() {
    violation("must be a list");
    return List.of();
  }

  /** The object behind the key, or null when there is none. */
  Node.@Nullable Mapping mapping() {
    return value instanceof Node.Mapping mapping
        ? mapping
        : refused("must be a mapping of keys to values");
  }

  private <T> @Nullable T refused(String rule) {
    violation(rule);
    return null;
  }

  private <T> @Nullable T refusedAsNothing() {
    return refused("must not be empty; give it a value or remove the key");
  }
}

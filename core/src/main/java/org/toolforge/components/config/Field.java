package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One key of an object and what is behind it. Each reading method gives null after it recorded a
 * violation.
 *
 * @param written the key as the author spelled it
 * @param at where findings about the value go
 */
record Field(String written, Node value, Findings at) {

  /** Where numbers end that no rule of the field bounds; the JSON Schema has the same. */
  static final int LARGEST_NUMBER = 999_999_999;

  private static final Pattern VISIBLE = Pattern.compile("\\S");
  private static final String NOTHING = "must not be empty; give it a value or remove the key";

  /** Records that the value breaks a rule. */
  void violation(String rule) {
    at.violation(rule, Shown.node(value));
  }

  /** One entry of a list or of a mapping of free names. */
  Field entry(String key, Node item) {
    return new Field(key, item, at.at(key));
  }

  @Nullable String text() {
    String rule =
        switch (value) {
          case Node.Text text ->
              text.value().indexOf('\0') < 0 ? "" : "must not hold the character NUL";
          case Node.Decimal ignored -> "must be text; put it in quotes";
          case Node.Truth ignored -> "must be text; put it in quotes";
          case Node.Nothing ignored -> NOTHING;
          case Node.Mapping ignored -> "must be text, not a mapping";
          case Node.Sequence ignored -> "must be text, not a list";
        };
    if (rule.isEmpty() && value instanceof Node.Text text) {
      return text.value();
    }
    violation(rule);
    return null;
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

  /** The text that a process sees for a value of {@code env}, which may be any scalar. */
  @Nullable String environment() {
    return switch (value) {
      case Node.Decimal number -> Scalars.environment(number.value());
      case Node.Truth truth -> String.valueOf(truth.value());
      case Node.Nothing ignored -> {
        violation("needs a value; write \"\" for an empty one");
        yield null;
      }
      case Node.Text ignored -> text();
      case Node.Mapping ignored -> text();
      case Node.Sequence ignored -> text();
    };
  }

  @Nullable Integer whole(int least, int most) {
    BigDecimal number = Scalars.whole(value);
    if (value instanceof Node.Nothing) {
      violation(NOTHING);
    } else if (number == null) {
      violation("must be a whole number");
    } else if (number.compareTo(BigDecimal.valueOf(least)) < 0) {
      violation("must be at least " + least);
    } else if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
      violation("must be at most " + most);
    } else {
      return number.intValue();
    }
    return null;
  }

  @Nullable Boolean truth() {
    Boolean truth = Scalars.truth(value);
    if (truth == null) {
      violation(value instanceof Node.Nothing ? NOTHING : "must be true or false");
    }
    return truth;
  }

  /** One of the constants, written in lower case with hyphens. */
  <E extends Enum<E>> @Nullable E choice(Class<E> choices) {
    List<E> constants = Arrays.asList(choices.getEnumConstants());
    for (E constant : constants) {
      if (value instanceof Node.Text text && text.value().equals(word(constant))) {
        return constant;
      }
    }
    String words = constants.stream().map(Field::word).collect(Collectors.joining(", "));
    violation(value instanceof Node.Nothing ? NOTHING : "must be one of " + words);
    return null;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The items of a list; none after a violation. */
  List<Node> items() {
    if (value instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    violation("must be a list");
    return List.of();
  }

  /** What the items of a list are read as, each once; what is wrong among them is left out. */
  <T> List<T> each(Function<Field, Optional<T>> item) {
    Set<T> all = new LinkedHashSet<>();
    int index = 0;
    for (Node node : items()) {
      item.apply(entry(String.valueOf(index++), node)).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  Node.@Nullable Mapping mapping() {
    if (value instanceof Node.Mapping mapping) {
      return mapping;
    }
    violation("must be a mapping of keys to values");
    return null;
  }
}

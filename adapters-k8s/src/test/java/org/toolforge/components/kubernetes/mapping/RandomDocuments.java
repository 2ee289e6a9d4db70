package org.toolforge.components.kubernetes.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.toolforge.components.config.Node;

/** Makes up documents with everything in them that gets lost easily. */
final class RandomDocuments {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "web",
          "1.0",
          "null",
          "ünï ☃ 😀",
          "\"\\\b\f\n\r\t/",
          "\0\u0001\u007f",
          "half \uD800 of a pair",
          "\uDC00",
          "\uFFFD",
          "\u2028",
          "<&>'",
          "1e400");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0.0",
          "1.0",
          "1",
          "1e0",
          "10E-1",
          "0.1",
          "0.10",
          "-5",
          "1e21",
          "1e400",
          "-1e400",
          "1e-400",
          "5e-324",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "9007199254740993",
          "1e18",
          "1e19",
          "123456789012345678901234567890",
          "0.12345678901234567890123",
          "1e999999999",
          "1e-999999999",
          "0e999999999",
          "1.7976931348623157e308",
          "1.8e308",
          "3.0000000000000001");

  private final Random random;

  RandomDocuments(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  Node.Mapping mapping(int depth) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      entries.put(any(TEXTS) + (random.nextBoolean() ? "" : i), node(depth - 1));
    }
    return new Node.Mapping(entries);
  }

  private Node node(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> new Node.Text(any(TEXTS));
      case 1, 2 -> new Node.Decimal(new BigDecimal(any(NUMBERS)));
      case 3 -> new Node.Decimal(new BigDecimal("7".repeat(1 + random.nextInt(3000))));
      case 4 -> new Node.Truth(random.nextBoolean());
      case 5 -> new Node.Nothing();
      case 6 -> mapping(depth);
      default -> {
        List<Node> items = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
          items.add(node(depth - 1));
        }
        yield new Node.Sequence(items);
      }
    };
  }
}

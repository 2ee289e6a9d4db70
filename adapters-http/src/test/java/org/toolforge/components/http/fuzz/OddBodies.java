package org.toolforge.components.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.toolforge.components.http.harness.Configs;

/** Bodies, most of them near a config. */
final class OddBodies {

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\n",
          "\t",
          " ",
          "null",
          "true",
          "NaN",
          "-0",
          "1e999",
          "1e-999",
          "9".repeat(400),
          "0x10",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\ufeff",
          "\u2028",
          "&a",
          "*a",
          "<<: *a",
          "!!java.lang.String",
          "!!binary x",
          "---",
          "...",
          "%YAML 9",
          "|",
          ">",
          "- ",
          "? ",
          "\"ref\": 1,",
          "\"web\": {},",
          "{{}}",
          "2001-01-01",
          "~",
          "'",
          "#",
          "\u00e9");

  private static final String BOMB =
      """
      a: &a [x, x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
      f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      components: *f
      """;

  private OddBodies() {}

  static byte[] of(RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0 -> new byte[0];
      case 1 -> noise(random);
      case 2 -> bytes(nested(1 + random.nextInt(5_000), random));
      case 3 -> zipped(bytes(Configs.WEB));
      case 4 -> bytes("{\"x\": \"" + "y".repeat(random.nextInt(2) * 300 * 1024) + "\"}");
      case 5 -> bytes(BOMB);
      case 6 -> bytes(numbered(random));
      case 7 -> Configs.WEB.getBytes(StandardCharsets.UTF_16);
      case 8 -> bytes("{\"description\": \"%s\"}".formatted(OddRequest.one(PIECES, random)));
      default -> bytes(mutated(random));
    };
  }

  private static String mutated(RandomGenerator random) {
    StringBuilder text =
        new StringBuilder(random.nextBoolean() ? Configs.WEB : Configs.WEB_AND_CRON);
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) {
        text.insert(at, OddRequest.one(PIECES, random));
      } else {
        text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(10)));
      }
      if (text.isEmpty()) {
        text.append('{');
      }
    }
    return text.toString();
  }

  private static String nested(int depth, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> "[".repeat(depth);
      case 1 -> "[".repeat(depth) + "]".repeat(depth);
      case 2 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
      default -> "- ".repeat(depth) + "x";
    };
  }

  private static String numbered(RandomGenerator random) {
    List<String> numbers =
        List.of(
            "1e1000000000",
            "-1e-1000000000",
            "9".repeat(10_000),
            "1." + "0".repeat(5_000),
            "-0.0",
            "2147483648",
            "1e5",
            "0.1e1",
            "Infinity",
            ".inf",
            "-.nan",
            "+1",
            "01",
            "1_000");
    return Configs.WEB.replace(
        "\"command\": \"web\"",
        "\"command\": \"web\", \"replicas\": %s, \"port\": %s"
            .formatted(OddRequest.one(numbers, random), OddRequest.one(numbers, random)));
  }

  private static byte[] noise(RandomGenerator random) {
    byte[] noise = new byte[1 + random.nextInt(200)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

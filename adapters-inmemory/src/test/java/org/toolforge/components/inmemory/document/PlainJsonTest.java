package org.toolforge.components.inmemory.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.toolforge.components.config.Node;

/** The shortcut for JSON comes to the same as the way through YAML. */
final class PlainJsonTest {

  private static final int DOCUMENTS = 3_000;

  private static Node yaml(String text) {
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    return new TreeBuilder(
            new ParserImpl(settings, new StreamReader(settings, text)), text.length() * 4)
        .build();
  }

  @Test
  void readsTheSameAsTheReaderOfYaml() {
    Random random = new Random(17);
    for (int i = 0; i < DOCUMENTS; i++) {
      String text = "{\"a\": " + json(random, 0) + "}";
      assertThat(PlainJson.read(text)).as(text).contains(yaml(text));
    }
  }

  private static String json(Random random, int depth) {
    StringBuilder text = new StringBuilder();
    int kind = random.nextInt(depth < 4 ? 8 : 6);
    int size = random.nextInt(4);
    switch (kind) {
      case 0 -> text.append("null");
      case 1 -> text.append(random.nextBoolean());
      case 2 -> text.append(random.nextInt(2_000) - 1_000);
      case 3 ->
          text.append(random.nextInt(100)).append(".").append(random.nextInt(100)).append("0");
      case 4 -> text.append(random.nextInt(9)).append("e").append(random.nextInt(20) - 10);
      case 5 -> text.append(string(random));
      case 6 -> {
        text.append("[");
        for (int i = 0; i < size; i++) {
          text.append(i == 0 ? " " : " , ").append(json(random, depth + 1));
        }
        text.append("\n]");
      }
      default -> {
        text.append("{");
        for (int i = 0; i < size; i++) {
          text.append(i == 0 ? "" : ",\n  ").append("\"k").append(i).append("\" : ");
          text.append(json(random, depth + 1));
        }
        text.append("}");
      }
    }
    return text.toString();
  }

  private static String string(Random random) {
    String[] parts = {
      "a",
      " ",
      "<<",
      "#",
      ": ",
      "\\n",
      "\\t",
      "\\\"",
      "\\\\",
      "\\/",
      "\\u00fc",
      "ü",
      "\\ud83d\\ude00",
      "😀",
      "yes",
      "0o7",
      "-",
      "&x",
      "*x",
      "!t",
      "{",
      "]",
      "\\u0000"
    };
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.append("\"").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "components: {}",
        "[1]",
        "\"text\"",
        "{\"a\": 1} x",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": NaN}",
        "{\"a\": 1,}",
        "{a: 1}",
        "{\"a\": 'b'}",
        "{\"a\": \"\\ud800\"}",
        "{\"a\": 1e999}",
        "{",
        "",
        "{\"a\": 0x1F}",
        "{\"a\": 01}",
        "{\"a\": [1",
        "{\"a\": 1} {\"b\": 2}"
      })
  void givesUpAtAnythingThatIsNotPlainlyAnObject(String text) {
    assertThat(PlainJson.read(text)).isEmpty();
  }

  @Test
  void givesUpWhereTheReaderOfYamlSaysThatItIsTooDeep() {
    assertThat(PlainJson.read("{\"a\":".repeat(32) + "1" + "}".repeat(32))).isPresent();
    assertThat(PlainJson.read("{\"a\":".repeat(33) + "1" + "}".repeat(33))).isEmpty();
  }
}

package org.toolforge.components.inmemory.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.DocumentWriter;

/** What is written reads back as what it was. */
final class YamlDocumentWriterTest {

  private static final int TRIES = 20_000;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "web",
          "yes",
          "No",
          "on",
          "y",
          "true",
          "null",
          "~",
          "0o7",
          "0x1F",
          "007",
          "1e3",
          "2.0",
          "-1",
          "1_000",
          "12:30",
          "2026-04-04",
          ".inf",
          ".nan",
          "NaN",
          "Infinity",
          "<<",
          "=",
          "-",
          "--- ",
          "...",
          "- a",
          "? b",
          "a: b",
          "a #b",
          "#c",
          "[x]",
          "{x}",
          "*a",
          "&a",
          "!t",
          "%d",
          "@daily",
          "`x`",
          "|",
          ">",
          "'q'",
          "\"q\"",
          "it's",
          "a\\b",
          "a\tb",
          "\t",
          "a ",
          " a",
          "a\n",
          "\n",
          "\na",
          "a\nb",
          "a\n\nb\n",
          "a\nb\n\n\n",
          " a\nb",
          "a\n b",
          "a \nb",
          "a\n\t\nb",
          "#a\n#b\n",
          "- a\n- b",
          "a\rb",
          "a\r\nb",
          "a\u0085b\n",
          "\u2028",
          "a\u2029\nb",
          "\0",
          "\u0007\n",
          "\u007f",
          "\u0080",
          "\uFFFF",
          "\uFEFF",
          "a\uFEFF\nb",
          "\u00a0",
          "ä",
          "日本語",
          "😀",
          "a\n😀",
          "👩‍💻 x",
          "* * * * *",
          "0 4 * * *",
          "https://h.example/a?b=c#d",
          "$HOME/bin && echo 'x: y' # z",
          "x".repeat(200),
          "x y ".repeat(100) + "z",
          "line one: x\n  line two\nline three");
  private static final List<String> NUMBERS =
      List.of("0", "2", "2.0", "-1", "2.10", "1E+3", "1e-7", "0.5", "0E+5", "12345678901234567890");

  private final DocumentWriter writer = new YamlDocumentWriter();
  private final Random random = new Random(20_260_404);

  private void readsBack(Node node) {
    String text = writer.yaml(node);
    assertThat(new YamlConfigReader().read(text)).as(text).isEqualTo(node);
  }

  @Test
  void everyTextReadsBackAsValueAndAsKeyAndOnItsOwn() {
    for (String text : TEXTS) {
      Node value = new Node.Text(text);
      readsBack(value);
      readsBack(mapping(text, value));
      readsBack(new Node.Sequence(List.of(value, mapping(text, mapping("k", value)))));
    }
  }

  @Test
  void everyNumberReadsBack() {
    NUMBERS.forEach(number -> readsBack(mapping("n", new Node.Decimal(new BigDecimal(number)))));
  }

  @Test
  void everyRandomDocumentReadsBack() {
    for (int i = 0; i < TRIES; i++) {
      readsBack(randomNode(4));
    }
  }

  @Test
  void writesBlocksInTheOrderOfTheKeys() {
    Node document =
        new YamlConfigReader()
            .read(
                "{components: {web: {build: {repository: 'https://h.example/x', ref: '2024'}, wait_for: [db],"
                    + " run: {command: \"a\\nb\\n\", port: 80, env: {}, cpu: '1', filelog: true}}}, x: }");

    assertThat(writer.yaml(document))
        .isEqualTo(
            """
            components:
              web:
                build:
                  repository: https://h.example/x
                  ref: '2024'
                wait_for:
                - db
                run:
                  command: |
                    a
                    b
                  port: 80
                  env: {}
                  cpu: '1'
                  filelog: true
            x: null
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yes", "NO", "on", "y", "1_000", "12:30", "2026-04-04", "=", "0o7", "null"})
  void quotesWhatOtherReadersTakeForSomethingElse(String text) {
    assertThat(writer.yaml(new Node.Text(text))).isEqualTo("'" + text + "'\n");
  }

  @ParameterizedTest
  @CsvSource({"2.0", "2", "-1.50"})
  void keepsTheSpellingOfNumbers(String number) {
    assertThat(writer.yaml(new Node.Decimal(new BigDecimal(number)))).isEqualTo(number + "\n");
  }

  private Node randomNode(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 10)) {
      case 0, 1, 2 -> new Node.Text(randomText());
      case 3 -> new Node.Decimal(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
      case 4 -> new Node.Truth(random.nextBoolean());
      case 5 -> new Node.Nothing();
      case 6, 7 -> {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(randomNode(depth - 1));
        }
        yield new Node.Sequence(items);
      }
      default -> {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          entries.put(randomText(), randomNode(depth - 1));
        }
        yield new Node.Mapping(entries);
      }
    };
  }

  private String randomText() {
    StringBuilder text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
    for (int i = random.nextInt(4); i > 1; i--) {
      text.append(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return text.toString();
  }

  private static Node.Mapping mapping(String key, Node value) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    entries.put(key, value);
    return new Node.Mapping(entries);
  }
}

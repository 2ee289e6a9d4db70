package org.toolforge.components.inmemory.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.ConfigReader;

/** What texts mean that can be read. */
final class YamlConfigReaderTest {

  private final ConfigReader reader = new YamlConfigReader();

  @ParameterizedTest
  @MethodSource("scalars")
  void readsPlainScalarsByTheCoreSchema(String text, Node meaning) {
    assertThat(reader.read(text)).isEqualTo(meaning);
  }

  static Stream<Arguments> scalars() {
    return Stream.of(
        Arguments.of("text", text("text")),
        Arguments.of("'5'", text("5")),
        Arguments.of("\"a\\nb\\u2603\"", text("a\nb☃")),
        Arguments.of("|\n  two\n  lines\n", text("two\nlines\n")),
        Arguments.of("yes", text("yes")),
        Arguments.of("off", text("off")),
        Arguments.of("12:30:45", text("12:30:45")),
        Arguments.of("2026-04-04", text("2026-04-04")),
        Arguments.of("1_000", text("1_000")),
        Arguments.of("true", new Node.Truth(true)),
        Arguments.of("FALSE", new Node.Truth(false)),
        Arguments.of("~", new Node.Nothing()),
        Arguments.of("null", new Node.Nothing()),
        Arguments.of("", new Node.Nothing()),
        Arguments.of("# nothing but a comment", new Node.Nothing()),
        Arguments.of("--- \n...\n", new Node.Nothing()),
        Arguments.of("2.0", number("2.0")),
        Arguments.of("2.10", number("2.10")),
        Arguments.of("-1", number("-1")),
        Arguments.of("007", number("7")),
        Arguments.of("0o17", number("15")),
        Arguments.of("0x1F", number("31")),
        Arguments.of("1e3", number("1E+3")),
        Arguments.of("1000000000000000000000000000000", number("1000000000000000000000000000000")),
        Arguments.of("!!str 5", text("5")),
        Arguments.of("! 5", text("5")),
        Arguments.of("!!int '5'", number("5")),
        Arguments.of("!!map {}", mapping()),
        Arguments.of("\uFEFF{}", mapping()));
  }

  @Test
  void keepsTheOrderOfKeysAndTakesThemAsText() {
    Node.Mapping mapping =
        (Node.Mapping) reader.read("b: 1\n5: 2\na: 3\ntrue: 4\n? c\n: 5\n'': 6\n");

    assertThat(mapping.entries().sequencedKeySet()).containsExactly("b", "5", "a", "true", "c", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [1, {\"b\": null}], \"c\": \"x\"}",
        "{\n\t\"a\":\t[1,\n\t\t{\"b\": null}],\n\t\"c\": \"x\"\n}",
        "\t {\"a\":[1,{\"b\":null}],\"c\":\"x\"}\r\n",
        "a: [1, {b: }]\nc: x",
        "a:\n- 1\n- b: ~\nc: 'x'\n",
        "{a: [1, {b: null,},], c: x,}",
        "%YAML 1.2\n---\na: [1, {b: null}]\nc: x\n...\n",
        "a: &list [1, &m {b: null}]\nc: x",
      })
  void readsTheSameFromJsonAndYaml(String text) {
    assertThat(reader.read(text))
        .isEqualTo(
            mapping(
                "a",
                new Node.Sequence(List.of(number("1"), mapping("b", new Node.Nothing()))),
                "c",
                text("x")));
  }

  @Test
  void readsEscapesOfJson() {
    assertThat(reader.read("\"\\ud83d\\ude00 \\/ \\\" \\u0000\"")).isEqualTo(text("😀 / \" \0"));
  }

  @Test
  void writesAnchorsOut() {
    assertThat(reader.read("a: &x {k: v}\nb: *x\nc: [*x, *x]\n"))
        .isEqualTo(reader.read("a: {k: v}\nb: {k: v}\nc: [{k: v}, {k: v}]\n"));
  }

  @ParameterizedTest
  @CsvSource({"32, 31", "31, 30"})
  void readsDocumentsAsDeepAsTheLimit(int depth, int inner) {
    Node node = reader.read("[".repeat(depth) + "]".repeat(depth));

    for (int i = 0; i < inner; i++) {
      node = ((Node.Sequence) node).items().getFirst();
    }
    assertThat(node).isEqualTo(new Node.Sequence(new ArrayList<>()));
  }

  @Test
  void readsDocumentsAsLargeAsTheLimit() {
    String text = "a: " + "x".repeat(ConfigReader.MAX_BYTES - 3);

    assertThat(reader.read(text)).isInstanceOf(Node.Mapping.class);
  }

  private static Node text(String value) {
    return new Node.Text(value);
  }

  private static Node number(String value) {
    return new Node.Decimal(new BigDecimal(value));
  }

  private static Node mapping() {
    return new Node.Mapping(new LinkedHashMap<>());
  }

  private static Node mapping(String key, Node value) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    entries.put(key, value);
    return new Node.Mapping(entries);
  }

  private static Node mapping(String key, Node value, String second, Node other) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    entries.put(key, value);
    entries.put(second, other);
    return new Node.Mapping(entries);
  }
}

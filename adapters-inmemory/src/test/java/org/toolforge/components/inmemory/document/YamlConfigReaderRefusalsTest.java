package org.toolforge.components.inmemory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.port.ConfigReader;

/** What the reader says of texts that it cannot read. */
final class YamlConfigReaderRefusalsTest {

  private static final int TRIES = 5_000;

  private final ConfigReader reader = new YamlConfigReader();

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhereAMistakeIsAndWhatToDo(String text, String message) {
    assertThat(refusal(text)).isEqualTo(message);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "{\"components\": {}} x",
            "Line 1, column 20: the document has ended before this; remove the rest (near 'x')"),
        Arguments.of("{\"a\": 1", "Line 1, column 8: a ',' or a closing '}' is missing here"),
        Arguments.of(
            "{\"a\": 1 \"b\": 2}",
            "Line 1, column 12: a ',' or a closing '}' is missing here (near ': 2}')"),
        Arguments.of("[1, 2", "Line 1, column 6: a ',' or a closing ']' is missing here"),
        Arguments.of(
            "{\"a\": NaN}",
            "Line 1, column 7: NaN is no number that can be used; put it in quotes if it is text"),
        Arguments.of(
            "{\"a\": -Infinity}",
            "Line 1, column 7: -Infinity is no number that can be used; put it in quotes if it is text"),
        Arguments.of(
            "a: .nan",
            "Line 1, column 4: .nan is no number that can be used; put it in quotes if it is text"),
        Arguments.of(
            "a: 1\nb: 2\na: 3\n",
            "Line 3, column 1: the key 'a' is there twice; keep one of the two"),
        Arguments.of(
            "{\"x\": {\"ref\": \"a\", \"ref\": \"b\"}}",
            "Line 1, column 20: the key 'ref' is there twice; keep one of the two"),
        Arguments.of(
            "a:\n\tb: 1\n",
            "Line 2, column 1: a tab cannot be used for indentation here; use spaces (near 'b: 1')"),
        Arguments.of(
            "a: b: c\n",
            "Line 1, column 5: a ':' cannot stand here; check the indentation, or put text that holds ': ' in quotes (near ': c')"),
        Arguments.of(
            "a:\n  b: 1\n c: 2\n",
            "Line 3, column 2: the indentation does not match the lines above; align it (near 'c: 2')"),
        Arguments.of(
            "a: 'open\n",
            "Line 1, column 4: a quote is opened here but never closed; close it (near ''open')"),
        Arguments.of(
            "a: \"\\q\"\n",
            "Line 1, column 6: this escape does not exist; write '\\\\' for a backslash (near 'q\"')"),
        Arguments.of(
            "a: \"\\u12\"\n",
            "Line 1, column 7: an escape needs more hexadecimal digits here (near '12\"')"),
        Arguments.of(
            "a\nb: 1\n",
            "Line 2, column 2: a ':' cannot stand here; check the indentation, or put text that holds ': ' in quotes (near ': 1')"),
        Arguments.of(
            "a: @daily\n",
            "Line 1, column 4: text cannot start with this character; put it in quotes (near '@daily')"),
        Arguments.of(
            "a: * * * * *\n",
            "Line 1, column 4: text cannot start with '*' or '&'; put it in quotes, as in \"*/5 * * * *\" (near '* * * * *')"),
        Arguments.of(
            "a: 1\n---\nb: 2\n",
            "Line 2, column 1: a second document starts here; keep one and remove the other"),
        Arguments.of(
            "a: !!binary aGk=\n", "Line 1, column 4: the tag '!!binary' is not allowed; remove it"),
        Arguments.of(
            "a: !secret x\n", "Line 1, column 4: the tag '!secret' is not allowed; remove it"),
        Arguments.of(
            "!!java.net.URL [x]\n",
            "Line 1, column 1: the tag '!!java.net.URL' is not allowed; remove it"),
        Arguments.of(
            "a: !!int x\n", "Line 1, column 4: 'x' does not fit its tag '!!int'; remove the tag"),
        Arguments.of(
            "a: !x!y z\n", "Line 1, column 4: this tag is not allowed; remove it (near '!x!y z')"),
        Arguments.of(
            "? [a]\n: 1\n", "Line 1, column 3: a key must be plain text; put it in quotes"),
        Arguments.of(
            "a: &a {x: 1}\nb:\n  <<: *a\n",
            "Line 3, column 3: merge keys ('<<') are not supported; write the keys out"),
        Arguments.of(
            "a: *b\n",
            "Line 1, column 4: '*b' refers to an anchor that is not there; define '&b' before, or put the text in quotes"),
        Arguments.of(
            "a: &a [*a]\n",
            "Line 1, column 8: '*a' stands inside of what it refers to; write it out"),
        Arguments.of(
            "a: \u0001\n",
            "Line 1, column 4: the character U+0001 is not allowed; remove it or write it as an escape in double quotes"),
        Arguments.of(
            "a: \"\\ud83d\"\n",
            "Line 1, column 4: an escape here is half of a character; write both halves"),
        Arguments.of(
            "a: 1e999999999\n",
            "Line 1, column 4: this number is out of range; put it in quotes if it is text"),
        Arguments.of(
            "a: 1e99999999999\n",
            "Line 1, column 4: this number is out of range; put it in quotes if it is text"),
        Arguments.of("}", "Line 1, column 1: a value is missing here; add it (near '}')"));
  }

  @Test
  void takesAQuotedMergeKeyForAnOrdinaryOne() {
    assertThat(reader.read("{\"<<\": 1}")).isEqualTo(reader.read("'<<': 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "[{a: "})
  void refusesDeepDocumentsBeforeTheyFillTheStack(String opening) {
    assertThat(refusal(opening.repeat(20_000))).contains("nested deeper than 32 levels");
  }

  @Test
  void countsTheDepthThroughAnchors() {
    String half = "[".repeat(20) + "]".repeat(20);

    assertThat(refusal("- &a " + half + "\n- " + "[".repeat(20) + "*a" + "]".repeat(20)))
        .contains("nested deeper than 32 levels");
  }

  @Test
  void refusesAnchorsThatExpandPastTheLimit() {
    StringBuilder bomb =
        new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", alias, alias, alias, alias)));
    }

    assertThat(refusal(bomb.toString()))
        .contains("with its anchors written out the document has more than 256 KiB");
  }

  @Test
  void refusesTextsThatAreTooLarge() {
    String message = "Line 1, column 1: the document has more than 256 KiB; make it shorter";

    assertThat(refusal("#".repeat(ConfigReader.MAX_BYTES + 1))).isEqualTo(message);
    assertThat(refusal("#" + "ä".repeat(ConfigReader.MAX_BYTES / 2))).isEqualTo(message);
  }

  @Test
  void readsOrRefusesWhateverComes() {
    Random random = new Random(20_260_404);
    String pieces = "ab01 \n\t:-?,[]{}#&*!|>'\"%@`\\~.<=\r\uFEFF\uD800\u0085ü";
    String valid = "a: &x {k: [1, 'two', \"\\u2603\"]}\nb: *x\nc: |\n  text\n? d\n: !!str 5\n";
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? valid : "");
      for (int edits = random.nextInt(1, 30); edits > 0; edits--) {
        int at = random.nextInt(text.length() + 1);
        text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
        int from = random.nextInt(text.length());
        text.delete(from, Math.min(text.length(), from + random.nextInt(3)));
      }
      check(text.toString());
    }
  }

  private void check(String text) {
    try {
      reader.read(text);
    } catch (ComponentsException.Malformed e) {
      assertThat(e.getMessage()).startsWith("Line ").doesNotContain("\n");
    } catch (RuntimeException e) {
      fail("broke on " + text, e);
    }
  }

  private String refusal(String text) {
    try {
      return fail("read as " + reader.read(text));
    } catch (ComponentsException.Malformed e) {
      return String.valueOf(e.getMessage());
    }
  }
}

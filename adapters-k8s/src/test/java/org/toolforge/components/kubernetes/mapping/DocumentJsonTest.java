package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.Node;

final class DocumentJsonTest {

  private static final PretendedServer SERVER = PretendedServer.of("toolconfigs", "v2", "spec");

  static LongStream seeds() {
    return LongStream.range(0, 2000);
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static Node.Mapping document(String... keysAndNumbers) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndNumbers.length; i += 2) {
      entries.put(keysAndNumbers[i], new Node.Decimal(new BigDecimal(keysAndNumbers[i + 1])));
    }
    return new Node.Mapping(entries);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyDocumentComesBackAsWritten(long seed) {
    Node.Mapping document = new RandomDocuments(new Random(seed)).mapping(4);
    String asWritten = DocumentJson.asWritten(document);
    JsonObject spec = SERVER.kept(DocumentJson.toSpec(document));
    Node.Mapping read = DocumentJson.document(spec, Optional.of(asWritten));

    assertThat(read).isEqualTo(document);
    assertThat(DocumentJson.asWritten(read)).isEqualTo(asWritten);
  }

  @Test
  void aClientThatDropsNullsChangesNothing() {
    Node.Mapping document =
        new Node.Mapping(new LinkedHashMap<>(Map.of("key", new Node.Nothing())));

    assertThat(
            DocumentJson.document(new JsonObject(), Optional.of(DocumentJson.asWritten(document))))
        .isEqualTo(document);
  }

  @Test
  void keepsTheOrderOfKeys() {
    Node.Mapping document = document("z", "1", "a", "2");
    JsonObject spec = SERVER.kept(DocumentJson.toSpec(document));

    assertThat(spec.keySet()).containsExactly("a", "z");
    assertThat(
            DocumentJson.document(spec, Optional.of(DocumentJson.asWritten(document)))
                .entries()
                .keySet())
        .containsExactly("z", "a");
  }

  @Test
  void anEditedObjectCountsMoreThanTheTextBesideIt() {
    String before = DocumentJson.asWritten(document("replicas", "1"));

    assertThat(DocumentJson.document(json("{\"replicas\":2}"), Optional.of(before)))
        .isEqualTo(document("replicas", "2"));
    assertThat(DocumentJson.document(json("{\"replicas\":1,\"new\":1}"), Optional.of(before)))
        .isEqualTo(document("replicas", "1", "new", "1"));
  }

  @Test
  void aLargeNumberThatWasChangedByOneWasEdited() {
    String before = DocumentJson.asWritten(document("n", "9223372036854775806"));

    assertThat(DocumentJson.document(json("{\"n\":9223372036854775807}"), Optional.of(before)))
        .isEqualTo(document("n", "9223372036854775807"));
  }

  @Test
  void numbersThatAServerCannotCountWithAreShownAsText() {
    JsonObject spec =
        DocumentJson.toSpec(document("a", "1e400", "b", "9223372036854775809", "c", "0.5"));

    assertThat(spec).hasToString("{\"a\":\"1E+400\",\"b\":\"9223372036854775809\",\"c\":0.5}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}x",
        "[]",
        "\"a\"",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 }",
        "{\"a\":+}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\uzzzz\"}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":tru}",
        "{\"a\":1e99999999999}",
        "{a:1}",
        "{\"a\"",
        "{\"a\":\"",
        "{,}",
        "nul"
      })
  void aTextThatIsNoDocumentIsIgnored(String text) {
    assertThat(DocumentJson.document(json("{\"n\":1}"), Optional.of(text)))
        .isEqualTo(document("n", "1"));
  }

  @Test
  void aTextThatIsTooDeepIsIgnored() {
    String deep = "{\"a\":" + "[".repeat(1_000_000);

    assertThat(DocumentJson.document(json("{\"n\":1}"), Optional.of(deep)))
        .isEqualTo(document("n", "1"));
  }

  @Test
  void aNumberThatIsNoneIsUnreadable() {
    assertThatThrownBy(() -> DocumentJson.fromSpec(json("{\"n\":1e99999999999}")))
        .isInstanceOf(UnreadableObject.class)
        .hasMessage("spec holds a number that is none: 1e99999999999");
  }

  @Test
  void whatAnObjectSaysByItselfKeepsEveryKindOfValue() {
    assertThat(DocumentJson.fromSpec(json("{\"l\":[null,true,\"x\",1.50,{}]}")).entries().get("l"))
        .isEqualTo(
            new Node.Sequence(
                List.of(
                    new Node.Nothing(),
                    new Node.Truth(true),
                    new Node.Text("x"),
                    new Node.Decimal(new BigDecimal("1.50")),
                    new Node.Mapping(new LinkedHashMap<>()))));
  }
}

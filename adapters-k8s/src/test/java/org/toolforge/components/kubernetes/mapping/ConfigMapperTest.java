package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.port.StoredConfig;

final class ConfigMapperTest {

  private static final PretendedServer SERVER = PretendedServer.of("toolconfigs", "v2", "spec");
  private static final PretendedServer STATUSES = PretendedServer.of("toolconfigs", "v2", "status");

  private final ConfigParser parser = new ConfigParser(false);
  private final ConfigMapper mapper = new ConfigMapper(parser);
  private final ConfigDocument document = TestConfigs.document(TestConfigs.toolhunt());

  private JsonObject object(ConfigDocument saved, long offset) {
    JsonObject annotations = new JsonObject();
    mapper.annotations(saved, "somebody", CREATED, offset).forEach(annotations::addProperty);
    JsonObject metadata =
        JsonParser.parseString(
                """
                {"generation": 3, "creationTimestamp": "2026-01-01T00:00:00Z", "managedFields": [
                  {"time": "2026-02-02T00:00:00Z", "fieldsV1": {"f:spec": {}}},
                  {"time": "2026-01-02T00:00:00Z", "fieldsV1": {"f:spec": {}}},
                  {"time": "2026-03-03T00:00:00Z", "fieldsV1": {"f:status": {}}}]}
                """)
            .getAsJsonObject();
    metadata.add("annotations", annotations);
    JsonObject object = new JsonObject();
    object.add("metadata", metadata);
    object.add("spec", SERVER.kept(mapper.spec(saved)));
    return object;
  }

  private static JsonObject part(JsonObject object, String... keys) {
    JsonObject part = object;
    for (String key : keys) {
      part = part.getAsJsonObject(key);
    }
    return part;
  }

  @Test
  void whatWasSavedIsReadBack() {
    assertThat(mapper.read(object(document, 40)))
        .isEqualTo(new StoredConfig(43, document, "somebody", CREATED));
  }

  @Test
  void aConfigThatWasEditedInTheClusterBelongsToTheCluster() {
    JsonObject object = object(document, 0);
    part(object, "spec", "components", "toolhunt-api").addProperty("description", "edited");
    StoredConfig read = mapper.read(object);

    assertThat(read.revision()).isEqualTo(3);
    assertThat(read.savedBy()).isEqualTo("kubernetes");
    assertThat(read.savedAt()).isEqualTo("2026-02-02T00:00:00Z");
    assertThat(DocumentJson.toSpec(read.document().written())).isEqualTo(object.get("spec"));
  }

  @Test
  void aConfigOfTheEarlierServiceHasNoAnnotations() {
    JsonObject object = object(document, 7);
    part(object, "metadata").remove("annotations");
    part(object, "metadata").remove("managedFields");
    StoredConfig read = mapper.read(object);

    assertThat(read.revision()).isEqualTo(3);
    assertThat(read.savedBy()).isEqualTo("kubernetes");
    assertThat(read.savedAt()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(read.document().written()).isEqualTo(document.written());
  }

  @Test
  void aLongConfigIsKeptWithoutItsExactText() {
    SequencedMap<String, Node> entries = new LinkedHashMap<>(document.written().entries());
    entries.put("zz", new Node.Text("x".repeat(200 * 1024)));
    ConfigDocument large = parser.parse(new Node.Mapping(entries));
    JsonObject object = object(large, 0);

    assertThat(part(object, "metadata", "annotations").has(ConfigMapper.AS_WRITTEN)).isFalse();
    assertThat(mapper.read(object)).isEqualTo(new StoredConfig(3, large, "somebody", CREATED));
  }

  @Test
  void annotationsAreSmallEnoughForTheServer() {
    long size =
        mapper.annotations(document, "somebody", CREATED, 1).values().stream()
            .mapToLong(String::length)
            .sum();

    assertThat(size).isLessThan(256 * 1024);
  }

  @Test
  void anInvalidConfigKeepsAllThatIsWrongWithIt() {
    JsonObject object = object(document, 0);
    object.add("spec", JsonParser.parseString("{\"components\":{\"A\":{},\"b\":5}}"));

    assertThatThrownBy(() -> mapper.read(object))
        .isInstanceOfSatisfying(
            ComponentsException.Invalid.class, e -> assertThat(e.messages()).hasSizeGreaterThan(1));
    assertThat(mapper.revision(object)).isEqualTo(3);
  }

  @Test
  void anObjectWithoutASpecIsAnEmptyConfig() {
    JsonObject object = object(document, 0);
    object.remove("spec");

    assertThatThrownBy(() -> mapper.read(object)).isInstanceOf(ComponentsException.Invalid.class);
  }

  @Test
  void whatIsNoObjectAtAllIsUnreadable() {
    assertThatThrownBy(() -> mapper.read(new JsonObject()))
        .isInstanceOf(UnreadableObject.class)
        .hasMessage("metadata is missing");

    JsonObject odd = object(document, 0);
    odd.addProperty("spec", 5);
    assertThatThrownBy(() -> mapper.read(odd))
        .isInstanceOf(UnreadableObject.class)
        .hasMessage("spec must be an object. Received value: 5");
  }

  @Test
  void anOffsetThatIsNoNumberIsUnreadable() {
    JsonObject object = object(document, 0);
    part(object, "metadata", "annotations").addProperty(ConfigMapper.REVISION_OFFSET, "x");

    assertThatThrownBy(() -> mapper.read(object))
        .isInstanceOf(UnreadableObject.class)
        .hasMessageContaining("must be a whole number");
  }

  @Test
  void theStatusTellsTheRevisionAndTheWarnings() {
    ConfigDocument warned =
        new ConfigDocument(document.written(), document.config(), List.of("Unknown field x"));
    StoredConfig stored = new StoredConfig(43, warned, "somebody", CREATED);
    JsonObject status = STATUSES.kept(mapper.status(stored, 3, CREATED, List.of()));

    assertThat(status.get("revision").getAsLong()).isEqualTo(43);
    assertThat(status.get("savedBy").getAsString()).isEqualTo("somebody");
    assertThat(status.get("warnings").getAsJsonArray()).hasSize(1);
    assertThat(Conditions.read(status))
        .containsExactly(
            new Condition(
                "Ready",
                Condition.Status.TRUE,
                "Valid",
                "The config is valid and can be deployed",
                CREATED,
                3));
  }

  @Test
  void theStatusOfAnInvalidConfigTellsTheMistakes() {
    JsonObject status =
        STATUSES.kept(
            mapper.invalidStatus(3, Collections.nCopies(10_000, "wrong"), 3, CREATED, List.of()));

    assertThat(Conditions.read(status))
        .singleElement()
        .satisfies(ready -> {
          assertThat(ready.status()).isEqualTo(Condition.Status.FALSE);
          assertThat(ready.reason()).isEqualTo("Invalid");
          assertThat(ready.message()).startsWith("wrong; wrong").hasSizeLessThan(5000);
        });
  }

  @Test
  void annotationsHaveTheNamesThatOtherVersionsKnow() {
    Map<String, String> annotations = mapper.annotations(document, "somebody", CREATED, 5);

    assertThat(annotations)
        .containsEntry("components-api.toolforge.org/saved-by", "somebody")
        .containsEntry("components-api.toolforge.org/saved-at", CREATED.toString())
        .containsEntry("components-api.toolforge.org/revision-offset", "5")
        .containsKeys(
            "components-api.toolforge.org/as-written", "components-api.toolforge.org/fingerprint");
  }
}

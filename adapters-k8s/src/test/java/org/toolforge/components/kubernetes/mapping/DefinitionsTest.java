package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.deployment.BuildStatus;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunStatus;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.RunStep;

/** What holds for the definitions of our kinds, beyond that an API server takes them. */
final class DefinitionsTest {

  private static final Set<String> OF_EVERY_OBJECT = Set.of("metadata");

  private static JsonObject names(String plural) {
    return Schemas.definition(plural).getAsJsonObject("spec").getAsJsonObject("names");
  }

  private static List<String> texts(JsonElement list) {
    return list.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  private static List<String> columns(String plural) {
    return Schemas.version(plural, "v2")
        .getAsJsonArray("additionalPrinterColumns")
        .asList()
        .stream()
        .map(column -> column.getAsJsonObject().get("name").getAsString())
        .toList();
  }

  /** Collects what is wrong with a schema and all schemas in it. */
  private static void check(String path, JsonObject schema, List<String> problems) {
    if (!schema.has("description") || schema.get("description").getAsString().isBlank()) {
      problems.add(path + " has no description");
    }
    boolean anything =
        schema.has("x-kubernetes-preserve-unknown-fields")
            && schema.get("x-kubernetes-preserve-unknown-fields").getAsBoolean();
    if (!schema.has("type") && !anything) {
      problems.add(path + " has no type");
    }
    if (schema.has("items")) {
      check(path + "[]", schema.getAsJsonObject("items"), problems);
    }
    if (schema.has("additionalProperties")) {
      check(path + ".*", schema.getAsJsonObject("additionalProperties"), problems);
    }
    if (schema.has("properties")) {
      for (Map.Entry<String, JsonElement> property :
          schema.getAsJsonObject("properties").entrySet()) {
        if (!OF_EVERY_OBJECT.contains(property.getKey())) {
          check(path + "." + property.getKey(), property.getValue().getAsJsonObject(), problems);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"toolconfigs", "tooldeployments", "tools"})
  void everyPropertyHasADescriptionAndAType(String plural) {
    List<String> problems = new ArrayList<>();
    Schemas.versions(plural)
        .forEach((version, unused) ->
            check(plural + "/" + version, Schemas.of(plural, version), problems));

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"toolconfigs", "tooldeployments", "tools"})
  void theNewestVersionIsStoredWithItsStatusApart(String plural) {
    JsonObject newest = Schemas.version(plural, "v2");

    assertThat(texts(names(plural).get("categories")))
        .containsExactly("toolforge", "components-api");
    assertThat(newest.get("storage").getAsBoolean()).isTrue();
    assertThat(newest.getAsJsonObject("subresources").has("status")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"toolconfigs", "tooldeployments"})
  void theVersionOfTheEarlierServiceIsServedWithAWarning(String plural) {
    JsonObject earlier = Schemas.version(plural, "v1");

    assertThat(earlier.get("served").getAsBoolean()).isTrue();
    assertThat(earlier.get("storage").getAsBoolean()).isFalse();
    assertThat(earlier.get("deprecated").getAsBoolean()).isTrue();
    assertThat(earlier.get("deprecationWarning").getAsString())
        .contains("components-api.toolforge.org/v2");
  }

  @Test
  void listsShowWhatPeopleLookFor() {
    assertThat(columns("tooldeployments"))
        .containsExactly("Status", "Phase", "Outcome", "Age", "Message");
    assertThat(columns("toolconfigs")).containsExactly("Revision", "Ready", "Age", "Message");
    assertThat(columns("tools")).containsExactly("Namespace", "Ready", "Reason", "Age");
    assertThat(texts(names("tooldeployments").get("shortNames"))).containsExactly("tdep");
    assertThat(texts(names("toolconfigs").get("shortNames"))).containsExactly("tcfg");
  }

  private static JsonObject property(String path) {
    JsonObject schema = Schemas.of("tooldeployments", "v2");
    for (String key : path.split("\\.", -1)) {
      JsonObject inner = schema.has("items") ? schema.getAsJsonObject("items") : schema;
      schema = inner.getAsJsonObject("properties").getAsJsonObject(key);
    }
    return schema;
  }

  private static void hasAllOf(String path, Class<? extends Enum<?>> type) {
    List<String> words = new ArrayList<>();
    for (Enum<?> constant : type.getEnumConstants()) {
      words.add(constant.name().toLowerCase(Locale.ROOT));
    }
    assertThat(texts(property(path).get("enum"))).as(path).containsExactlyElementsOf(words);
  }

  @Test
  void theWordsAreThoseOfTheCore() {
    hasAllOf("status.status", DeploymentStatus.class);
    hasAllOf("status.phase", Phase.class);
    hasAllOf("status.phaseHistory.phase", Phase.class);
    hasAllOf("status.outcome", Outcome.class);
    hasAllOf("status.verdict.outcome", Outcome.class);
    hasAllOf("status.builds.status", BuildStatus.class);
    hasAllOf("status.builds.fault", Fault.class);
    hasAllOf("status.runs.status", RunStatus.class);
    hasAllOf("status.runs.fault", Fault.class);
    hasAllOf("status.plan.runs.action", RunStep.Action.class);
  }

  @Test
  void thePhasesAreExplained() {
    for (Phase phase : Phase.values()) {
      assertThat(property("status.phase").get("description").getAsString())
          .contains("`" + Words.of(phase) + "`: ");
    }
  }
}

package org.toolforge.components.kubernetes.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.RunningSystem;
import org.toolforge.components.kubernetes.mapping.ConfigMapper;
import org.toolforge.components.kubernetes.mapping.DocumentJson;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.port.WorldContract;

/** What people get who use kubectl in place of the API. */
@NeedsRealServer
class KubectlTest implements WorldContract {

  private static final ToolName TOOL = new ToolName("mytool");
  private static final String NAMESPACE = "tool-mytool";
  private static final Resource DEPLOYMENTS = Resource.TOOL_DEPLOYMENTS;

  private RunningSystem system;
  private KubeClient kubectl;

  @BeforeEach
  void start() {
    system = RunningSystem.with(TOOL);
    kubectl = system.platform().cluster().client();
  }

  @AfterEach
  void stop() {
    system.close();
  }

  private void storeConfig() {
    system
        .components()
        .saveConfig(TOOL, TestConfigs.document(TestConfigs.toolhunt()).written(), "mytool");
  }

  private KubeObject create(String name, String spec) {
    KubeObject object = KubeObject.named(DEPLOYMENTS, NAMESPACE, name);
    object.tree().add("spec", JsonParser.parseString(spec));
    return kubectl.create(DEPLOYMENTS, object).orElseThrow();
  }

  private void patch(Resource resource, String name, String changes) {
    JsonObject patch = JsonParser.parseString(changes).getAsJsonObject();
    assertThat(kubectl.patch(resource, NAMESPACE, name, patch)).isPresent();
  }

  private Optional<JsonObject> status(Resource resource, String name) {
    return kubectl.get(resource, NAMESPACE, name).flatMap(object -> object.part("status"));
  }

  private String text(String name, String key) {
    return status(DEPLOYMENTS, name)
        .map(status -> status.get(key))
        .map(JsonElement::getAsString)
        .orElse("");
  }

  private void eventuallyIs(String name, String status) {
    eventually(() -> assertThat(text(name, "status")).isEqualTo(status));
  }

  private JsonObject condition(Resource resource, String name, String type) {
    return status(resource, name).stream()
        .flatMap(status -> status.getAsJsonArray("conditions").asList().stream())
        .map(JsonElement::getAsJsonObject)
        .filter(condition -> condition.get("type").getAsString().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no condition " + type + " yet"));
  }

  private Stream<String> events(String name) {
    return kubectl.list(Resource.EVENTS, NAMESPACE, "").stream()
        .map(KubeObject::tree)
        .filter(
            event -> event.getAsJsonObject("involvedObject").get("name").getAsString().equals(name))
        .map(event -> event.get("reason").getAsString());
  }

  @Test
  void anEmptySpecDeploysTheConfigThatTheToolHas() {
    storeConfig();
    create("by-hand", "{}");

    eventuallyIs("by-hand", "successful");

    assertThat(condition(DEPLOYMENTS, "by-hand", "Ready").get("status").getAsString())
        .isEqualTo("True");
    eventually(() ->
        assertThat(system.components().latestDeployment(TOOL).status())
            .isEqualTo(DeploymentStatus.SUCCESSFUL));
    Deployment served = system.components().latestDeployment(TOOL);
    assertThat(served.id().value()).isEqualTo("by-hand");
    assertThat(served.config()).isEqualTo(TestConfigs.toolhunt());
    eventually(() -> assertThat(events("by-hand")).contains("Building", "Running", "Successful"));
  }

  @Test
  void anIntentToCancelCancels() {
    storeConfig();
    system.script().build("toolhunt-api").neverEnds();
    create("by-hand", "{\"description\": \"by hand\"}");
    eventually(() -> assertThat(text("by-hand", "phase")).isEqualTo("building"));

    patch(DEPLOYMENTS, "by-hand", "{\"spec\": {\"intent\": \"cancel\"}}");

    eventuallyIs("by-hand", "cancelled");
  }

  @Test
  void aCancelThatComesTooLateIsSeenToBeKnown() {
    storeConfig();
    create("by-hand", "{}");
    eventuallyIs("by-hand", "successful");

    patch(DEPLOYMENTS, "by-hand", "{\"spec\": {\"intent\": \"cancel\"}}");

    eventually(() -> assertThat(text("by-hand", "observedGeneration")).isEqualTo("2"));
    assertThat(text("by-hand", "status")).isEqualTo("successful");
  }

  @Test
  void aDeletedOneIsCancelledAndGoes() {
    storeConfig();
    system.script().build("toolhunt-api").neverEnds();
    create("by-hand", "{}");
    eventually(() -> assertThat(text("by-hand", "phase")).isEqualTo("building"));

    kubectl.delete(DEPLOYMENTS, NAMESPACE, "by-hand");

    eventually(() -> assertThat(kubectl.get(DEPLOYMENTS, NAMESPACE, "by-hand")).isEmpty());
    system.script().build("toolhunt-api").succeeds();
    create("next", "{}");
    eventuallyIs("next", "successful");
  }

  @Test
  void aSecondOneIsRefusedWhileTheFirstIsActive() {
    storeConfig();
    system.script().build("toolhunt-api").neverEnds();
    create("first", "{}");
    eventually(() -> assertThat(text("first", "phase")).isEqualTo("building"));

    create("second", "{}");

    eventuallyIs("second", "failed");
    assertThat(text("second", "outcome")).isEqualTo("error_config");
    assertThat(text("second", "longStatus")).contains("first").contains("is still running");
    assertThat(condition(DEPLOYMENTS, "second", "Stalled").get("reason").getAsString())
        .isEqualTo("Conflict");
    assertThat(text("first", "phase")).isEqualTo("building");
    eventually(() -> assertThat(events("second")).contains("Conflict"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"config\": {\"document\": {\"components\": 3}}} | must be a mapping",
        "{\"components\": [\"Not a name!\"]} | components",
        "{\"planId\": \"plan-0\"} | plan",
      })
  void oneThatMakesNoSenseIsRefusedWithWords(String spec, String words) {
    storeConfig();
    create("odd", spec);

    eventuallyIs("odd", "failed");
    assertThat(text("odd", "longStatus")).contains(words);
    assertThat(text("odd", "outcome")).isEqualTo("error_config");
  }

  @Test
  void oneOfAToolWithoutAConfigIsRefused() {
    create("early", "{}");

    eventuallyIs("early", "failed");
    assertThat(text("early", "longStatus")).contains("Tool mytool has no config");
    kubectl.delete(DEPLOYMENTS, NAMESPACE, "early");
    eventually(() -> assertThat(kubectl.get(DEPLOYMENTS, NAMESPACE, "early")).isEmpty());
  }

  @Test
  void onlyTheLatestAreKept() {
    for (int i = 0; i < 13; i++) {
      create("odd-" + i, "{}");
      eventuallyIs("odd-" + i, "failed");
    }

    eventually(
        () -> assertThat(kubectl.list(DEPLOYMENTS, NAMESPACE, "")).hasSizeLessThanOrEqualTo(10));
  }

  @Test
  void editingWhatWasAskedChangesNothingOnceItIsUnderWay() {
    system.script().build("api").neverEnds();
    String config =
        """
        {"config": {"document": {"components": {"api": {"run": {"command": "%s"},
          "build": {"repository": "https://gitlab.wikimedia.org/toolforge-repos/x"}}}}}}
        """;
    create("by-hand", config.formatted("first"));
    eventually(() -> assertThat(text("by-hand", "phase")).isEqualTo("building"));

    patch(DEPLOYMENTS, "by-hand", "{\"spec\": " + config.formatted("second") + "}");
    patch(DEPLOYMENTS, "by-hand", "{\"spec\": {\"intent\": \"cancel\"}}");

    eventuallyIs("by-hand", "cancelled");
    assertThat(system.components().latestDeployment(TOOL).config().components().values())
        .extracting(component -> component.run().command())
        .containsExactly("first");
  }

  @Test
  void aConfigThatIsEditedCountsAsItsNextRevision() {
    storeConfig();
    eventually(() ->
        assertThat(
                condition(Resource.TOOL_CONFIGS, "mytool-config", "Ready")
                    .get("status")
                    .getAsString())
            .isEqualTo("True"));

    patch(
        Resource.TOOL_CONFIGS,
        "mytool-config",
        "{\"spec\": {\"components\": {\"toolhunt-flower\": null}}}");

    StoredConfig edited = system.components().config(TOOL);
    assertThat(edited.revision()).isEqualTo(2);
    assertThat(edited.savedBy()).isEqualTo("kubernetes");
    assertThat(edited.document().config().components()).hasSize(3);
    eventually(() ->
        assertThat(status(Resource.TOOL_CONFIGS, "mytool-config").orElseThrow().get("revision"))
            .hasToString("2"));
  }

  @Test
  void aConfigThatIsEditedWronglySaysSoAndCanBeReplaced() {
    storeConfig();

    patch(Resource.TOOL_CONFIGS, "mytool-config", "{\"spec\": {\"components\": 3}}");

    eventually(() ->
        assertThat(
                condition(Resource.TOOL_CONFIGS, "mytool-config", "Ready")
                    .get("reason")
                    .getAsString())
            .isEqualTo("Invalid"));
    assertThatThrownBy(() -> system.components().config(TOOL))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("was edited in the cluster");
    create("by-hand", "{}");
    eventuallyIs("by-hand", "failed");
    assertThat(condition(DEPLOYMENTS, "by-hand", "Stalled").get("reason").getAsString())
        .isEqualTo("InvalidConfig");
    storeConfig();
    assertThat(system.components().config(TOOL).document().config())
        .isEqualTo(TestConfigs.toolhunt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "-7", "9223372036854775808"})
  void aConfigWhoseRevisionMakesNoSenseSaysSoAndCanBeReplaced(String offset) {
    storeConfig();

    patch(
        Resource.TOOL_CONFIGS,
        "mytool-config",
        "{\"metadata\": {\"annotations\": {\"%s\": \"%s\"}}}"
            .formatted(ConfigMapper.REVISION_OFFSET, offset));

    assertThatThrownBy(() -> system.components().config(TOOL))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("must be a whole number");
    storeConfig();
    StoredConfig replaced = system.components().config(TOOL);
    assertThat(replaced.document().config()).isEqualTo(TestConfigs.toolhunt());
    assertThat(replaced.revision()).isEqualTo(2);
  }

  @Test
  void aConfigInTheWrongPlaceSaysSo() {
    KubeObject stray = KubeObject.named(Resource.TOOL_CONFIGS, NAMESPACE, "my-config");
    stray
        .tree()
        .add("spec", DocumentJson.toSpec(TestConfigs.document(TestConfigs.toolhunt()).written()));
    assertThat(kubectl.create(Resource.TOOL_CONFIGS, stray)).isPresent();

    eventually(() ->
        assertThat(
                condition(Resource.TOOL_CONFIGS, "my-config", "Ready").get("message").getAsString())
            .contains("is called mytool-config"));
  }

  @Test
  void whatAnEarlierServiceLeftIsServed() {
    Resource earlier =
        new Resource(Resource.OUR_GROUP, "v1", DEPLOYMENTS.kind(), DEPLOYMENTS.plural());
    KubeObject record = KubeObject.named(earlier, NAMESPACE, "20250101-120000-abcdefghij");
    record
        .tree()
        .add(
            "spec",
            JsonParser.parseString(
                """
                {"deploy_id": "20250101-120000-abcdefghij", "creation_time": "20250101-120000",
                 "builds": {"web": {"build_id": "b-1", "build_status": "failed"}}, "runs": {},
                 "status": "failed", "long_status": "The build failed",
                 "tool_config": {"components": {"web": {"run": {"command": "web"},
                   "build": {"repository": "https://gitlab.wikimedia.org/toolforge-repos/x"}}}}}
                """));
    assertThat(kubectl.create(earlier, record)).isPresent();

    eventually(() ->
        assertThat(system.components().deployments(TOOL))
            .extracting(Deployment::longStatus)
            .isEqualTo(List.of("The build failed")));
    eventuallyIs("20250101-120000-abcdefghij", "failed");
    assertThat(system.components().deployments(TOOL).getFirst().phase()).isEqualTo(Phase.FINISHED);
  }
}

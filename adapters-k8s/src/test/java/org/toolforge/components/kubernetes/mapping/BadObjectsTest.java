package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.TestDeployments;

/** That objects which make no sense are refused in words, at the place where it went wrong. */
final class BadObjectsTest {

  private static final String STARTED =
      "\"phaseHistory\":[{\"phase\":\"preparing\",\"startedAt\":\"2026-04-04T12:00:00Z\"}]";

  private final DeploymentMapper mapper = new DeploymentMapper(new ConfigParser(false));

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private Deployment read(String spec, String status) {
    return mapper.read(
        new ObjectFacts(
            TestDeployments.TOOL, TestDeployments.id("byhand"), TestDeployments.CREATED, false, 1),
        json(spec),
        Optional.of(json(status)),
        Optional.of(new ConfigSnapshot(1, TestConfigs.document(TestConfigs.toolhunt()), "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"description\":5}|spec.description must be text. Received value: 5",
        "{\"forceBuild\":\"yes\"}|spec.forceBuild must be true or false. Received value: \"yes\"",
        "{\"intent\":\"delete\"}|spec.intent must be one of run, cancel, not \"delete\"",
        "{\"intent\":[]}|spec.intent must be text. Received value: []",
        "{\"components\":\"web\"}|spec.components must be a list. Received value: \"web\"",
        "{\"components\":[null]}|spec.components[0] must be text. Received value: null",
        "{\"components\":[\"A\"]}|spec.components[0] is no name",
        "{\"done\":[\"a\",{}]}|spec.done[1] must be text. Received value: {}",
        "{\"images\":{\"web\":1}}|spec.images.web must be text. Received value: 1",
        "{\"commits\":{\"-\":\"a\"}}|spec.commits.- is no name",
        "{\"commits\":[]}|spec.commits must be an object. Received value: []",
        "{\"createdAt\":\"today\"}|spec.createdAt must be a time such as",
        "{\"config\":7}|spec.config must be an object. Received value: 7",
        "{\"config\":{}}|spec.config.document is missing",
        "{\"config\":{\"document\":[]}}|spec.config.document must be an object",
        "{\"config\":{\"document\":{}}}|spec.config.document is no valid config",
        "{\"config\":{\"document\":{},\"revision\":\"1\"}}|spec.config.revision must be a whole",
        "{\"config\":{\"document\":{},\"revision\":1e400}}|spec.config.revision must be a whole",
        "{\"config\":{\"document\":{},\"revision\":1.5}}|spec.config.revision must be a whole",
        "{\"config\":{\"document\":{},\"revision\":9223372036854775808}}|spec.config.revision must",
        "{\"config\":{\"document\":{},\"asWritten\":{}}}|spec.config.asWritten must be text"
      })
  void aSpecThatMakesNoSense(String spec, String message) {
    assertThatThrownBy(() -> read(spec, "{}"))
        .isInstanceOf(UnreadableObject.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"builds\":{}|status.builds must be a list. Received value: {}",
        "\"builds\":[1]|status.builds[0] must be an object. Received value: 1",
        "\"builds\":[{}]|status.builds[0].component is missing",
        "\"builds\":[{\"component\":\"a\"}]|status.builds[0].state is missing",
        "\"builds\":[{\"component\":\"a\",\"state\":\"x\"}]|status.builds[0].state must be one of",
        "\"builds\":[{\"component\":\"a\",\"state\":\"built\"}]|status.builds[0].image is missing",
        "\"runs\":[{\"component\":\"a\",\"state\":\"up\"}]|status.runs[0].state must be one of",
        "\"runs\":[{\"component\":\"a\",\"state\":\"ready\"}]|status.runs[0].startedAt is missing",
        "\"verdict\":{\"status\":\"running\"}|status.verdict.status must be a final status",
        "\"verdict\":{\"status\":\"failed\"}|status.verdict.outcome is missing",
        "\"plan\":{}|status.plan.estimate is missing",
        "\"plan\":{\"estimate\":{\"duration\":\"x\"}}|status.plan.estimate.duration must be a length",
        "\"plan\":{\"builds\":[{\"action\":\"x\"}]}|status.plan.builds[0].action must be one of",
        "\"plan\":{\"stages\":[1]}|status.plan.stages[0] must be a list. Received value: 1",
        "\"trouble\":false|status.trouble must be text. Received value: false"
      })
  void aStatusThatMakesNoSense(String rest, String message) {
    assertThatThrownBy(() -> read("{}", "{" + STARTED + "," + rest + "}"))
        .isInstanceOf(UnreadableObject.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aComponentThatIsThereTwice() {
    String entry = "{\"component\":\"toolhunt-api\",\"state\":\"unchanged\"}";

    assertThatThrownBy(() -> read("{}", "{" + STARTED + ",\"runs\":[" + entry + "," + entry + "]}"))
        .hasMessage("status.runs[1].component is there twice: toolhunt-api");
  }

  @Test
  void aHistoryThatGoesBack() {
    String entry = "{\"phase\":\"waiting\",\"startedAt\":\"2026-04-04T12:00:00Z\"}";

    assertThatThrownBy(() -> read("{}", "{\"phaseHistory\":[" + entry + "," + entry + "]}"))
        .hasMessage("status.phaseHistory goes back from a phase to an earlier one");
  }

  @Test
  void anEndThatNothingWasDecidedAbout() {
    String entry = "{\"phase\":\"finished\",\"startedAt\":\"2026-04-04T12:00:00Z\"}";

    assertThatThrownBy(() -> read("{}", "{\"phaseHistory\":[" + entry + "]}"))
        .hasMessage("status.verdict is missing, though the phase is finished");
  }

  @Test
  void longValuesAreShownInPart() {
    assertThatThrownBy(() -> read("{\"intent\":\"" + "x".repeat(10_000) + "\"}", "{}"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void nullsAreAsGoodAsAbsent() {
    assertThat(
            read(
                "{\"description\":null,\"config\":null,\"intent\":null,\"components\":null}",
                "{\"phaseHistory\":null}"))
        .isEqualTo(read("{}", "{}"));
  }

  @Test
  void timesMayBeInAnyZone() {
    assertThat(read("{\"createdAt\":\"2026-04-04T14:00:00.5+02:00\"}", "{}").createdAt())
        .isEqualTo(Instant.parse("2026-04-04T12:00:00.5Z"));
  }
}

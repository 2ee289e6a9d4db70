package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;

final class DeploymentMapperTest {

  private final DeploymentMapper mapper = new DeploymentMapper(new ConfigParser(false));

  private static ObjectFacts facts(Deployment deployment) {
    return new ObjectFacts(
        deployment.tool(), deployment.id(), CREATED, deployment.intent() == Intent.DELETE, 1);
  }

  private static final ObjectFacts BY_HAND =
      new ObjectFacts(TestDeployments.TOOL, TestDeployments.id("byhand"), CREATED, false, 1);

  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  private static ConfigSnapshot present() {
    return new ConfigSnapshot(7, TestConfigs.document(TestConfigs.toolhunt()), "");
  }

  private Deployment readByHand(String spec, String status) {
    return mapper.read(BY_HAND, json(spec), Optional.of(json(status)), Optional.of(present()));
  }

  @Test
  void anEmptySpecDeploysThePresentConfig() {
    Deployment deployment =
        mapper.read(BY_HAND, new JsonObject(), Optional.empty(), Optional.of(present()));

    assertThat(deployment)
        .isEqualTo(
            Deployment.create(
                BY_HAND.id(),
                BY_HAND.tool(),
                CREATED,
                DeploymentRequest.by("kubernetes", "kubectl"),
                present()));
    assertThat(mapper.isUntouched(deployment)).isTrue();
  }

  @Test
  void aConfigThatTheSpecDoesNotSayIsPinnedByTheStatus() {
    Deployment waiting =
        mapper
            .read(BY_HAND, new JsonObject(), Optional.empty(), Optional.of(present()))
            .enter(Phase.WAITING, CREATED);
    JsonObject status = mapper.status(waiting, new JsonObject(), 1, List.of());

    assertThat(status.has("config")).isTrue();
    assertThat(mapper.read(BY_HAND, new JsonObject(), Optional.of(status), Optional.empty()))
        .isEqualTo(waiting);
  }

  @Test
  void aConfigThatTheSpecSaysIsNotSaidAgain() {
    Deployment deployment = TestDeployments.of(TestConfigs.toolhunt()).running();

    assertThat(mapper.status(deployment, mapper.spec(deployment), 1, List.of()).has("config"))
        .isFalse();
  }

  @Test
  void withoutAnyConfigItSaysWhatToDo() {
    assertThatThrownBy(
            () -> mapper.read(BY_HAND, new JsonObject(), Optional.empty(), Optional.empty()))
        .isInstanceOf(UnreadableObject.class)
        .hasMessage(
            "spec.config is missing, and the tool has no config. Store a config, or put one"
                + " there.");
  }

  @Test
  void isUntouchedUntilSomethingIsDone() {
    Deployment fresh = TestDeployments.of(TestConfigs.toolhunt()).wanting(Intent.CANCEL).fresh();

    assertThat(mapper.isUntouched(fresh)).isTrue();
    assertThat(mapper.isUntouched(fresh.withTrouble("no answer"))).isFalse();
    assertThat(mapper.isUntouched(fresh.enter(Phase.WAITING, CREATED))).isFalse();
  }

  @Test
  void deletionIsWantedByWhoeverDeletesTheObject() {
    Deployment deleted = TestDeployments.of(TestConfigs.toolhunt()).wanting(Intent.DELETE).fresh();

    assertThat(
            mapper.read(facts(deleted), mapper.spec(deleted), Optional.empty(), Optional.empty()))
        .isEqualTo(deleted);
  }

  @Test
  void whatWasReadBeforeIsNotCheckedAgain() {
    Deployment deployment = TestDeployments.of(TestConfigs.toolhunt()).fresh();
    Deployment again =
        mapper.read(
            facts(deployment),
            mapper.spec(deployment),
            Optional.empty(),
            Optional.empty(),
            Optional.of(deployment));

    assertThat(again.progress().config()).isSameAs(deployment.progress().config());
  }

  @Test
  void aRefusedObjectIsAFailedDeployment() {
    Instant now = CREATED.plusSeconds(3);
    JsonObject status =
        mapper.refusedStatus("AnotherIsActive", "Another is active", now, 1, List.of());
    Deployment refused =
        mapper.read(BY_HAND, new JsonObject(), Optional.of(status), Optional.of(present()));

    assertThat(refused.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(refused.outcome()).contains(Outcome.ERROR_CONFIG);
    assertThat(refused.longStatus()).isEqualTo("Another is active");
    assertThat(Conditions.read(status))
        .extracting(Condition::type, Condition::status, Condition::reason)
        .containsExactly(
            tuple("Ready", Condition.Status.FALSE, "AnotherIsActive"),
            tuple("Progressing", Condition.Status.FALSE, "AnotherIsActive"),
            tuple("Degraded", Condition.Status.TRUE, "AnotherIsActive"),
            tuple("Stalled", Condition.Status.TRUE, "AnotherIsActive"));
  }

  @Test
  void aFinishedDeploymentIsKeptWhenItsConfigIsNotValidAnyMore() {
    Deployment deployment =
        TestDeployments.of(TestConfigs.toolhunt()).finished(Verdict.failed(Outcome.TIMEOUT, "no"));
    JsonObject spec = mapper.spec(deployment);
    spec.getAsJsonObject("config").remove("asWritten");
    spec.getAsJsonObject("config").getAsJsonObject("document").addProperty("components", 5);
    Deployment read =
        mapper.read(
            facts(deployment),
            spec,
            Optional.of(mapper.status(deployment, mapper.spec(deployment), 1, List.of())),
            Optional.empty());

    assertThat(read.config().components().keySet())
        .containsExactlyInAnyOrderElementsOf(deployment.config().components().keySet());
    assertThat(read.progress().runs()).isEqualTo(deployment.progress().runs());
    assertThat(read.progress().config().document().warnings())
        .singleElement()
        .asString()
        .contains("must be a mapping");
    assertThatThrownBy(() -> mapper.spec(read)).hasMessageContaining("is not valid today");
  }

  @Test
  void anUnfinishedDeploymentIsNotGoneOnWithWhenItsConfigIsNotValidAnyMore() {
    assertThatThrownBy(() -> readByHand("{'config':{'document':{'components':{}}}}", "{}"))
        .isInstanceOf(UnreadableObject.class)
        .hasMessageContaining("spec.config.document is no valid config")
        .hasMessageContaining("at least one component");
  }

  @Test
  void anotherConfigInTheMiddleOfADeploymentIsNotTakenUp() {
    Deployment running = TestDeployments.of(TestConfigs.toolhunt()).running();
    JsonObject other =
        mapper.spec(TestDeployments.of(TestConfigs.continuous("other").build()).fresh());

    assertThatThrownBy(() ->
            mapper.read(
                facts(running),
                other,
                Optional.of(mapper.status(running, mapper.spec(running), 1, List.of())),
                Optional.empty()))
        .isInstanceOf(UnreadableObject.class)
        .hasMessageContaining("status tells of components that the config does not have");
  }
}

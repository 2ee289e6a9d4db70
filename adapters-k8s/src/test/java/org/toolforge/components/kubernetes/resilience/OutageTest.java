package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeployToken;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;

/** The stores while the API server refuses, or loses what it is told or tells. */
@NeedsRealServer
class OutageTest {

  private static final ToolName TOOL = new ToolName("outage");

  private final FaultyApi api = new FaultyApi();
  private volatile Duration ahead = Duration.ZERO;
  private TestPlatform system;
  private DeploymentStore deployments;

  @BeforeEach
  void open() {
    TestPlatform.with(TOOL).close();
    system = TestPlatform.replica(api.connect(), () -> Instant.now().plus(ahead));
    deployments = system.platform().deployments();
  }

  @AfterEach
  void close() {
    api.recover();
    system.close();
    api.close();
  }

  static List<Fault> outages() {
    Predicate<Call> all = call -> !call.isAbout(Resource.LEASES) || !call.uri().contains("leader");
    return List.of(
        Fault.refusing(all, 429),
        Fault.refusing(all, 500),
        Fault.answering(all, 503, "{\"kind\":\"Status\",\"message\":\"etcd has no leader\"}"),
        Fault.answering(all, 404, "404 page not found"),
        Fault.answering(all, 200, "<html>Welcome</html>"),
        Fault.answering(all, 200, "{\"kind\":\"ToolDep"),
        Fault.losingTheAnswer(all.and(call -> !call.isWrite())));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void whateverIsWantedIsUnavailableWithASentence(Fault outage) {
    ConfigDocument document = TestConfigs.document(TestConfigs.toolhunt());
    StoredDeployment present = deployments.create(deployment("a"));
    ConfigStore configs = system.platform().configs();
    configs.save(TOOL, document, ConfigStore.NO_REVISION, "somebody", Instant.now());
    DeployTokenStore tokens = system.platform().deployTokens();
    DeployToken token = new DeployToken("secret", Instant.EPOCH, Instant.EPOCH);

    api.prepare(outage);
    boolean readsOnly = outage.answer().isEmpty();

    SoftAssertions all = new SoftAssertions();
    Map<String, ThrowingCallable> reads =
        Map.of(
            "find a config", () -> configs.find(TOOL),
            "config history", () -> configs.history(TOOL),
            "find a deployment", () -> deployments.find(TOOL, TestDeployments.id("unknown")),
            "find a token", () -> tokens.find(TOOL));
    Map<String, ThrowingCallable> writes =
        Map.of(
            "save a config", () -> configs.save(TOOL, document, 1, "somebody", Instant.now()),
            "remove a config", () -> configs.remove(TOOL, 1),
            "create", () -> deployments.create(deployment("b")),
            "save progress",
                () ->
                    deployments.saveProgress(
                        present, present.deployment().withTrouble("none").progress()),
            "cancel", () -> deployments.saveIntent(present, Intent.CANCEL),
            "delete", () -> deployments.saveIntent(present, Intent.DELETE),
            "remove", () -> deployments.remove(present),
            "save a token", () -> tokens.save(TOOL, token),
            "remove a token", () -> tokens.remove(TOOL, token));
    reads.forEach((what, call) -> check(all, what, call));
    if (!readsOnly) {
      writes.forEach((what, call) -> check(all, what, call));
    }
    all.assertAll();

    api.recover();
    assertThat(deployments.find(TOOL, present.deployment().id())).contains(present);
    assertThat(deployments.list(TOOL)).containsExactly(present);
    configs.remove(TOOL, configs.revision(TOOL));
  }

  private static void check(SoftAssertions all, String what, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    all.assertThat(thrown).as(what).isInstanceOf(ComponentsException.Unavailable.class);
    all.assertThat(String.valueOf(thrown == null ? "" : thrown.getMessage()))
        .as(what)
        .matches("(?s)[A-Z].* .*")
        .doesNotContain("Exception", "null");
  }

  @Test
  void anIntentThatIsNotWrittenIsNotBelieved() {
    StoredDeployment present = deployments.create(deployment("a"));
    api.prepare(Fault.refusing(Call::isWrite, 500));

    assertThatThrownBy(() -> deployments.saveIntent(present, Intent.CANCEL))
        .isInstanceOf(ComponentsException.Unavailable.class);

    assertThat(deployments.find(TOOL, present.deployment().id())).contains(present);
  }

  @Test
  void aDeploymentWhoseCreationWasNotAnsweredIsTheActiveOne() {
    api.prepare(Fault.losingTheAnswer(OutageTest::isCreation).once());

    assertThatThrownBy(() -> deployments.create(deployment("a")))
        .isInstanceOf(ComponentsException.Unavailable.class);

    assertThatThrownBy(() -> deployments.create(deployment("b")))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining(TestDeployments.id("a").value());
    ahead = Duration.ofHours(1);
    assertThatThrownBy(() -> deployments.create(deployment("b")))
        .isInstanceOf(ComponentsException.Conflict.class);
    Await.until("it is known", () -> deployments.list(TOOL).size() == 1);
  }

  @Test
  void aDeploymentThatWasNotMadeKeepsOthersOutForAMomentOnly() {
    api.prepare(Fault.refusing(OutageTest::isCreation, 500).once());
    assertThatThrownBy(() -> deployments.create(deployment("a")))
        .isInstanceOf(ComponentsException.Unavailable.class);

    assertThatThrownBy(() -> deployments.create(deployment("b")))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("about to be made");
    ahead = Duration.ofSeconds(15);

    assertThat(deployments.create(deployment("b"))).isIn(deployments.unfinished());
  }

  @Test
  void whenTheAnswerOfTheGuardIsLostOthersAreKeptOutForAMomentOnly() {
    deployments.create(deployment("a"));
    StoredDeployment first = deployments.list(TOOL).getFirst();
    deployments.remove(first);
    api.prepare(
        Fault.losingTheAnswer(
                call -> call.method().equals("PUT") && call.uri().contains("components-deployment"))
            .once());
    assertThatThrownBy(() -> deployments.create(deployment("b")))
        .isInstanceOf(ComponentsException.Unavailable.class);
    ahead = Duration.ofSeconds(15);

    assertThat(deployments.create(deployment("c"))).isIn(deployments.unfinished());
  }

  private static boolean isCreation(Call call) {
    return call.isCreation(Resource.TOOL_DEPLOYMENTS);
  }

  private static Deployment deployment(String suffix) {
    return TestDeployments.of(TestConfigs.toolhunt()).tool(TOOL.value()).id(suffix).fresh();
  }
}

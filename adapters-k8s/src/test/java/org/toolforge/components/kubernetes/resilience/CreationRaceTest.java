package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.Rush;
import org.toolforge.components.port.StoredDeployment;

/** Many that want to deploy a tool at the same moment, in whatever way. */
@NeedsRealServer
class CreationRaceTest {

  private static final ToolName TOOL = new ToolName("race");
  private static final int REQUESTS = 51;

  private List<TestPlatform> replicas;

  @BeforeEach
  void open() {
    replicas = List.of(TestPlatform.with(TOOL), TestPlatform.replica(), TestPlatform.replica());
  }

  @AfterEach
  void close() {
    replicas.forEach(TestPlatform::close);
  }

  @Test
  void ofManyThatAskSeveralReplicasAtOnceOneWinsAndTheOthersAreToldWho() {
    List<Optional<String>> refusals = Rush.of(REQUESTS, number -> create(number));

    assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(1);
    String winner = id(refusals.indexOf(Optional.<String>empty())).value();
    assertThat(refusals.stream().flatMap(Optional::stream))
        .allSatisfy(message -> assertThat(message).contains(winner));
    assertThat(objects()).extracting(KubeObject::name).containsExactly(winner);
  }

  /** Empty when it was made, or else why not. */
  private Optional<String> create(int number) {
    DeploymentStore store = replicas.get(number % replicas.size()).platform().deployments();
    try {
      store.create(deployment(number));
      return Optional.empty();
    } catch (ComponentsException.Conflict e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Test
  void ofThoseMadeWithKubectlAndOneMadeByTheApiExactlyOneRuns() {
    List<Optional<String>> refusals =
        Rush.of(
            6,
            number -> {
              if (number == 0) {
                return create(0);
              }
              createWithKubectl(number);
              return Optional.empty();
            });

    // What an engine does with each of them, here on two replicas at once.
    Await.until(
        "all are known",
        () -> store(0).list(TOOL).size() >= (refusals.getFirst().isEmpty() ? 6 : 5));
    Await.until("all are known", () -> store(1).list(TOOL).size() == store(0).list(TOOL).size());
    List<StoredDeployment> all = store(0).list(TOOL);
    Rush.of(
        2 * all.size(),
        number -> {
          StoredDeployment one = all.get(number / 2);
          return store(number % 2)
              .saveProgress(one, one.deployment().withTrouble("none").progress());
        });

    List<KubeObject> refused =
        objects().stream().filter(object -> object.toString().contains("\"Conflict\"")).toList();
    assertThat(refused).hasSize(all.size() - 1);
    Await.until("one is active", () -> active(0) == 1 && active(1) == 1);
    assertThat(refused)
        .allSatisfy(object ->
            assertThat(object.part("status").map(status -> status.get("phase").getAsString()))
                .contains("finished"));
  }

  @Test
  void oneMadeWithKubectlWhileAnotherRunsFailsAndIsToldWhy() {
    StoredDeployment running = store(0).create(deployment(0));
    createWithKubectl(1);
    Await.until("it is known", () -> store(1).find(TOOL, id(1)).isPresent());
    StoredDeployment late = store(1).find(TOOL, id(1)).orElseThrow();

    assertThat(store(1).saveProgress(late, late.deployment().withTrouble("none").progress()))
        .isEmpty();

    Deployment refused = store(1).find(TOOL, id(1)).orElseThrow().deployment();
    assertThat(refused.status().word()).isEqualTo("failed");
    assertThat(refused.longStatus()).contains(running.deployment().id().value());
    assertThat(store(0).find(TOOL, running.deployment().id())).contains(running);
  }

  private DeploymentStore store(int replica) {
    return replicas.get(replica).platform().deployments();
  }

  private long active(int replica) {
    return store(replica).list(TOOL).stream().filter(one -> one.deployment().isActive()).count();
  }

  private List<KubeObject> objects() {
    return replicas
        .getFirst()
        .cluster()
        .client()
        .list(Resource.TOOL_DEPLOYMENTS, Namespaces.of(TOOL), "");
  }

  private void createWithKubectl(int number) {
    KubeObject object =
        Yaml.object(
            """
            apiVersion: components-api.toolforge.org/v2
            kind: ToolDeployment
            metadata: {name: %s, namespace: %s}
            spec:
              config:
                document:
                  components:
                    web:
                      component_type: continuous
                      build: {repository: https://git.example/web}
                      run: {command: web}
            """
                .formatted(id(number), Namespaces.of(TOOL)));
    Optional<KubeObject> unused =
        replicas.getFirst().cluster().client().create(Resource.TOOL_DEPLOYMENTS, object);
  }

  private static DeploymentId id(int number) {
    return TestDeployments.id(String.format(Locale.ROOT, "race%02d", number));
  }

  private static Deployment deployment(int number) {
    return TestDeployments.of(TestConfigs.toolhunt())
        .tool(TOOL.value())
        .id(String.format(Locale.ROOT, "race%02d", number))
        .fresh();
  }
}

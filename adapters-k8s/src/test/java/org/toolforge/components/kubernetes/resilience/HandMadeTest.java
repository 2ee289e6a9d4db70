package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.port.StoredDeployment;

/** Deployments made with kubectl while no engine gets on with them. */
@NeedsRealServer
class HandMadeTest {

  private static final ToolName TOOL = new ToolName("handmade");
  private static final String NAMESPACE = Namespaces.of(TOOL);
  private static final DeploymentId ID = new DeploymentId("by-hand");

  private static final String QUOTA =
      """
      {"kind": "Status", "reason": "Forbidden", "code": 403, "details": {"name": "components-deployment"},
       "message": "leases is forbidden: exceeded quota: few"}
      """;

  private final Cluster admin = KubeTestServer.shared().connect();
  private final FaultyApi api = new FaultyApi();
  private TestPlatform system;

  @BeforeEach
  void open() {
    TestPlatform.with(TOOL).close();
    system = TestPlatform.replica(api.connect(), InstantSource.system());
    ConfigDocument document = TestConfigs.document(TestConfigs.toolhunt());
    Optional<StoredConfig> stored =
        system
            .platform()
            .configs()
            .save(TOOL, document, ConfigStore.NO_REVISION, "somebody", Instant.now());
    assertThat(stored).isPresent();
    Await.until("it leads", () -> system.platform().lease().hold());
  }

  @AfterEach
  void close() {
    api.recover();
    system.close();
    api.close();
    admin.close();
  }

  private void create() {
    KubeObject object =
        Yaml.object(
            """
            apiVersion: components-api.toolforge.org/v2
            kind: ToolDeployment
            metadata: {name: %s, namespace: %s}
            spec: {}
            """
                .formatted(ID.value(), NAMESPACE));
    assertThat(admin.client().create(Resource.TOOL_DEPLOYMENTS, object)).isPresent();
  }

  @Test
  void theirConfigIsNotAskedForAllTheTime() {
    create();

    Await.until("the config is looked at", () -> looksAtTheConfig() > 0);
    Await.pass(Duration.ofSeconds(2));

    assertThat(looksAtTheConfig()).isLessThan(5);
  }

  private long looksAtTheConfig() {
    return api.calls().stream()
        .filter(call -> call.method().equals("GET"))
        .filter(call -> call.uri().contains("/toolconfigs/"))
        .count();
  }

  @Test
  void aConfigThatGoesBeforeAnEngineComesIsMissed() {
    create();
    Await.until("the config is looked at", () -> looksAtTheConfig() > 0);

    assertThat(system.platform().configs().remove(TOOL, 1)).isTrue();

    Await.until("it is told of", () -> status().contains("has no config"));
  }

  @Test
  void whatTheApiServerDoesNotLetBeginEndsWithItsWords() {
    api.prepare(
        Fault.answering(
            call -> call.isCreation(Resource.LEASES) && call.uri().contains(NAMESPACE),
            403,
            QUOTA));
    create();
    StoredDeployment found = system.platform().deployments().find(TOOL, ID).orElseThrow();

    assertThat(
            system
                .platform()
                .deployments()
                .saveProgress(found, found.deployment().withTrouble("none").progress()))
        .isEmpty();

    assertThat(status()).contains("Refused").contains("exceeded quota").contains("failed");
  }

  @Test
  void oneThatVanishedBeforeItBeganIsForgottenAtOnce() {
    create();
    StoredDeployment found = system.platform().deployments().find(TOOL, ID).orElseThrow();
    api.prepare(Fault.refusing(Call::isWatch, 500));
    api.endWatches();
    admin.client().delete(Resource.TOOL_DEPLOYMENTS, NAMESPACE, ID.value());

    assertThat(
            system
                .platform()
                .deployments()
                .saveProgress(found, found.deployment().withTrouble("none").progress()))
        .isEmpty();

    assertThat(system.platform().deployments().find(TOOL, ID)).isEmpty();
    assertThat(system.platform().deployments().list(TOOL)).isEmpty();
  }

  private String status() {
    return admin
        .client()
        .get(Resource.TOOL_DEPLOYMENTS, NAMESPACE, ID.value())
        .map(object -> String.valueOf(object.tree().get("status")))
        .orElse("");
  }
}

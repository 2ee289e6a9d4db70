package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.port.StoredDeployment;

/** Objects that make no sense, or are from another time, among those that do. */
@NeedsRealServer
class BadObjectsTest {

  private static final ToolName TOOL = new ToolName("badobjects");
  private static final String NAMESPACE = Namespaces.of(TOOL);
  private static final Resource DEPLOYMENTS_V1 =
      new Resource(Resource.OUR_GROUP, "v1", "ToolDeployment", "tooldeployments");

  /** Specs that the schema lets through. */
  private static final List<String> NONSENSE =
      List.of(
          "{config: {document: {}}}",
          "{config: {document: {components: 7}}}",
          "{config: {document: {components: [a, b]}}}",
          "{config: {document: {components: {web: null}}}}",
          "{config: {document: {components: {web: {run: {env: {a: [1]}}}}}}}",
          "{config: {document: {config_version: {}, components: {'': ''}}, asWritten: '{{{'}}",
          "{config: {revision: 9223372036854775807, document: {components: {}}}}",
          "{status: 7, builds: [1, 2], runs: what, tool_config: [], creation_time: {}}",
          "{deploy_id: 7, status: successful, builds: {a: 7}, runs: {a: []}}",
          "{deploy_id: null, tool_config: null, status: null, long_status: null}",
          "{commits: {web: nonsense}, images: {web: nonsense}, done: ['..']}");

  /** Those that need no engine to be refused. */
  private static final Set<String> SENSELESS =
      Set.of("nonsense-1", "nonsense-2", "nonsense-3", "nonsense-10", "name.with.dots");

  private final Cluster admin = KubeTestServer.shared().connect();
  private TestPlatform system;

  @BeforeEach
  void open() {
    system = TestPlatform.with(TOOL);
  }

  @AfterEach
  void close() {
    system.close();
    admin.close();
  }

  @Test
  void nonsenseIsToldOfAndDisturbsNothingElse() {
    for (int i = 0; i < NONSENSE.size(); i++) {
      create("nonsense-" + i, NONSENSE.get(i));
    }
    create("name.with.dots", "{config: {document: {components: {}}}}");
    create("n" + "a".repeat(200), "{}");

    StoredDeployment good = system.platform().deployments().create(deployment());

    Await.until("each is told of", () -> objects().stream().allMatch(this::isToldOf));
    assertThat(system.platform().trouble()).isEmpty();
    assertThat(system.platform().deployments().unfinished()).contains(good);
    try (TestPlatform next = TestPlatform.replica()) {
      assertThat(next.platform().deployments().unfinished()).contains(good);
    }
  }

  /** Some of it is not for a look alone to refuse, but for the engine, which there is none here. */
  private boolean isToldOf(KubeObject object) {
    return !SENSELESS.contains(object.name())
        || object.part("status").map(status -> status.has("conditions")).orElse(false);
  }

  @Test
  void aStatusThatMakesNoSenseHidesOneDeploymentOnly() {
    StoredDeployment good = system.platform().deployments().create(deployment());
    create("other", "{}");
    // The leader says meanwhile what it thinks of it.
    Await.until("it has such a status", this::replaceStatus);

    Await.until("all goes on", () -> system.platform().deployments().unfinished().contains(good));
    try (TestPlatform next = TestPlatform.replica()) {
      assertThat(next.platform().deployments().unfinished()).contains(good);
    }
  }

  private boolean replaceStatus() {
    KubeObject present =
        admin.client().get(Resource.TOOL_DEPLOYMENTS, NAMESPACE, "other").orElseThrow();
    KubeObject body = present.writable(Resource.TOOL_DEPLOYMENTS);
    JsonElement status =
        Yaml.object(
                """
                status:
                  phase: building
                  startedAt: "0000-01-01T00:00:00Z"
                  config: {document: {components: {web: [1]}}}
                """)
            .tree()
            .get("status");
    body.tree().add("status", status);
    return admin.client().replaceStatus(Resource.TOOL_DEPLOYMENTS, body).isPresent();
  }

  @Test
  void recordsOfTheEarlierServiceAreListed() {
    Optional<KubeObject> unused =
        admin
            .client()
            .create(
                DEPLOYMENTS_V1,
                Yaml.object(
                    """
                    apiVersion: components-api.toolforge.org/v1
                    kind: ToolDeployment
                    metadata: {name: badobjects-20250404-120000-abcdefghij, namespace: %s}
                    spec:
                      deploy_id: badobjects-20250404-120000-abcdefghij
                      creation_time: 20250404-120000
                      builds:
                        web: {build_id: web-buildpacks-pipelinerun-abc, build_status: successful}
                      runs:
                        web: {run_status: successful}
                      tool_config:
                        config_version: v1beta1
                        components:
                          web:
                            component_type: continuous
                            build: {repository: https://git.example/web}
                            run: {command: web}
                      status: successful
                      long_status: Finished at 2025-04-04 12:03:00
                      force_build: false
                      force_run: false
                    """
                        .formatted(NAMESPACE)));
    create("nonsense", NONSENSE.getFirst());

    Await.until(
        "it is listed",
        () ->
            system.platform().deployments().list(TOOL).stream()
                .map(StoredDeployment::deployment)
                .anyMatch(one ->
                    one.id().value().startsWith("badobjects-2025")
                        && one.status() == DeploymentStatus.SUCCESSFUL));
    assertThat(system.platform().deployments().create(deployment())).isNotNull();
  }

  private KubeObject create(String name, String spec) {
    KubeObject object =
        Yaml.object(
            """
            apiVersion: components-api.toolforge.org/v2
            kind: ToolDeployment
            metadata: {name: %s, namespace: %s}
            spec: %s
            """
                .formatted(name, NAMESPACE, spec));
    return admin.client().create(Resource.TOOL_DEPLOYMENTS, object).orElseThrow();
  }

  private List<KubeObject> objects() {
    return admin.client().list(Resource.TOOL_DEPLOYMENTS, NAMESPACE, "");
  }

  private static Deployment deployment() {
    return TestDeployments.of(TestConfigs.toolhunt()).tool(TOOL.value()).id("good").fresh();
  }
}

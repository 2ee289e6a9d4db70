package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.kubernetes.KubernetesPlatform;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.RunningSystem;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.kubernetes.tenant.TenantSettings;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.Tenant;

/** A system does whatever it can do in a cluster, for the API and for kubectl. */
final class LifeStory implements AutoCloseable {

  private static final int KEPT_DEPLOYMENTS = 3;
  private static final ToolName MADE = new ToolName("story-made");
  private static final ToolName ADOPTED = new ToolName("story-adopted");
  private static final String NAMESPACE = Tenant.namespaceOf(MADE);
  private static final String USER = "somebody";
  private static final String BUILT = "toolhunt-api";
  private static final Node.Mapping CONFIG = TestConfigs.document(TestConfigs.toolhunt()).written();

  private final RunningSystem system;
  private final KubernetesPlatform platform;
  private final Components components;
  private final KubeClient kubectl;

  private LifeStory(TestPlatform platform, KubeClient kubectl) {
    this.system = RunningSystem.on(platform);
    this.platform = platform.platform();
    this.components = system.components();
    this.kubectl = kubectl;
  }

  /** A story of which nothing is told yet; the cluster knows of no leader. */
  static LifeStory begin(Cluster service, KubeClient kubectl) throws InterruptedException {
    kubectl.delete(Resource.LEASES, service.namespace(), "components-leader");
    KubernetesPlatform platform =
        new KubernetesPlatform(
            service,
            "life-story",
            new ConfigParser(false),
            KEPT_DEPLOYMENTS,
            Optional.of(TenantSettings.DEFAULT),
            InstantSource.system());
    platform.start();
    assertThat(platform.awaitSync(Duration.ofSeconds(30))).isTrue();
    return new LifeStory(new TestPlatform(platform, service), kubectl);
  }

  void unfold() {
    components.prepareTool(MADE, false);
    Await.until("the tool is prepared", () -> components.tool(MADE).isReady());
    configs();
    deploymentsByTheApi();
    deploymentsByKubectl();
    tokens();
    signingKey();
    components.removeTool(MADE);
    adoption();
    Await.until("the tool is removed", () -> platform.tenants().find(MADE).isEmpty());
  }

  /** More than are kept, of which one is edited and one follows an earlier one's removal. */
  private void configs() {
    for (int i = 0; i <= ConfigStore.KEPT_REVISIONS; i++) {
      components.saveConfig(MADE, CONFIG, USER);
    }
    components.deleteConfig(MADE);
    components.saveConfig(MADE, CONFIG, USER);
    JsonObject edit =
        JsonParser.parseString("{'spec': {'components': {'toolhunt-flower': null}}}")
            .getAsJsonObject();
    String name = MADE + "-config";
    assertThat(kubectl.patch(Resource.TOOL_CONFIGS, NAMESPACE, name, edit)).isPresent();
    Await.until(
        "the edit counts", () -> status(Resource.TOOL_CONFIGS, name, "observedGeneration", "2"));
    components.saveConfig(MADE, CONFIG, USER);
  }

  /** Whoever drops those that are too many sends the same requests for it. */
  private void deploymentsByTheApi() {
    DeploymentId unheardOf = new DeploymentId("unheard-of");
    assertThatThrownBy(() -> components.deployment(MADE, unheardOf))
        .isInstanceOf(ComponentsException.NotFound.class);
    for (int i = 0; i <= KEPT_DEPLOYMENTS; i++) {
      awaitEnd(deploy());
    }
    system.script().build(BUILT).neverEnds();
    Deployment cancelled = deploy();
    components.cancel(MADE, cancelled.id());
    awaitEnd(cancelled);
    Deployment deleted = deploy();
    components.deleteDeployment(MADE, deleted.id());
    system.script().build(BUILT).succeeds();
  }

  private Deployment deploy() {
    return components.deploy(MADE, DeploymentRequest.by(USER, "test").forcing(true, false));
  }

  private void awaitEnd(Deployment deployment) {
    Await.until(
        "the deployment ends",
        () -> !components.deployment(MADE, deployment.id()).isActive(),
        this::allDeployments);
  }

  private void deploymentsByKubectl() {
    Await.until(
        "none is active",
        () -> components.deployments(MADE).stream().noneMatch(Deployment::isActive),
        this::allDeployments);
    create("by-hand", "{}");
    awaitDeployment("by-hand", "successful");
    create("odd", "{'planId': 'plan-0'}");
    awaitDeployment("odd", "failed");
    kubectl.delete(Resource.TOOL_DEPLOYMENTS, NAMESPACE, "by-hand");
    Await.until(
        "it is gone", () -> kubectl.get(Resource.TOOL_DEPLOYMENTS, NAMESPACE, "by-hand").isEmpty());
  }

  private void create(String name, String spec) {
    KubeObject object = KubeObject.named(Resource.TOOL_DEPLOYMENTS, NAMESPACE, name);
    object.tree().add("spec", JsonParser.parseString(spec));
    assertThat(kubectl.create(Resource.TOOL_DEPLOYMENTS, object)).isPresent();
  }

  private void awaitDeployment(String name, String status) {
    Await.until(
        "%s is %s".formatted(name, status),
        () -> status(Resource.TOOL_DEPLOYMENTS, name, "status", status),
        this::allDeployments);
  }

  /** How they look in the cluster; one that is missed may be gone, or kept out by another. */
  private String allDeployments() {
    return Stream.of(Resource.TOOL_DEPLOYMENTS, Resource.LEASES)
        .flatMap(kind -> kubectl.list(kind, NAMESPACE, "").stream())
        .map(object -> "%n%s".formatted(object.tree()))
        .collect(Collectors.joining());
  }

  private boolean status(Resource resource, String name, String key, String value) {
    return kubectl
        .get(resource, NAMESPACE, name)
        .flatMap(object -> object.part("status"))
        .map(status -> status.get(key))
        .filter(JsonElement::isJsonPrimitive)
        .filter(word -> word.getAsString().equals(value))
        .isPresent();
  }

  private void tokens() {
    DeployTokens tokens =
        new DeployTokens(
            platform.deployTokens(), Duration.ofDays(1), InstantSource.system(), new Random());
    String value = tokens.create(MADE).value();
    assertThat(tokens.check(MADE, value)).isEqualTo(DeployTokens.Verdict.VALID);
    assertThat(tokens.refresh(MADE).value()).isNotEqualTo(value);
    tokens.delete(MADE);
  }

  private void signingKey() {
    assertThat(platform.signingKeys().key()).isEqualTo(platform.signingKeys().key());
  }

  /** From kubectl; the namespace is there before and afterwards. */
  private void adoption() {
    KubeObject namespace = KubeObject.named(Resource.NAMESPACES, "", Tenant.namespaceOf(ADOPTED));
    assertThat(kubectl.create(Resource.NAMESPACES, namespace)).isPresent();
    KubeObject tool = KubeObject.named(Resource.TOOLS, "", ADOPTED.value());
    tool.tree().add("spec", JsonParser.parseString("{'adopt': true}"));
    assertThat(kubectl.create(Resource.TOOLS, tool)).isPresent();
    Await.until("the namespace is adopted", () -> components.tool(ADOPTED).isReady());
    components.removeTool(ADOPTED);
    Await.until("it is let go", () -> platform.tenants().find(ADOPTED).isEmpty());
  }

  @Override
  public void close() {
    system.close();
  }
}

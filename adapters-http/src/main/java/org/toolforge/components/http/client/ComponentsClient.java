package org.toolforge.components.http.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;
import org.toolforge.components.http.client.api.ApiClient;
import org.toolforge.components.http.client.api.CallbacksApi;
import org.toolforge.components.http.client.api.ConfigApi;
import org.toolforge.components.http.client.api.DeploymentsApi;
import org.toolforge.components.http.client.api.InsightApi;
import org.toolforge.components.http.client.api.TokenApi;
import org.toolforge.components.http.model.CallbackKey;
import org.toolforge.components.http.model.CallbackKeyAnswer;
import org.toolforge.components.http.model.ConfigAnswer;
import org.toolforge.components.http.model.ConfigRevisions;
import org.toolforge.components.http.model.ConfigRevisionsAnswer;
import org.toolforge.components.http.model.DeployRequest;
import org.toolforge.components.http.model.DeployToken;
import org.toolforge.components.http.model.DeployTokenAnswer;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.DeploymentAnswer;
import org.toolforge.components.http.model.Deployments;
import org.toolforge.components.http.model.DeploymentsAnswer;
import org.toolforge.components.http.model.Plan;
import org.toolforge.components.http.model.PlanAnswer;
import org.toolforge.components.http.model.Quotas;
import org.toolforge.components.http.model.QuotasAnswer;
import org.toolforge.components.http.model.StatusAnswer;
import org.toolforge.components.http.model.ToolStatus;

/**
 * One tool on one server. Every call throws {@link ClientException} when it is not answered, or not
 * with what was asked for.
 */
public final class ComponentsClient implements AutoCloseable {

  /** What stands for the id of the newest deployment. */
  public static final String LATEST = "latest";

  private final Connection connection;
  private final String tool;
  private final ConfigApi configs;
  private final ConfigApi stored;
  private final DeploymentsApi deployments;
  private final TokenApi tokens;
  private final InsightApi insight;
  private final CallbacksApi callbacks;
  private final RunsClient runs;
  private final Pause pause;

  /**
   * @throws ClientException.BadFile when a certificate or a key cannot be used
   */
  public ComponentsClient(ClientSettings settings) {
    this(settings, Pause::real);
  }

  ComponentsClient(ClientSettings settings, Pause pause) {
    this.connection = new Connection(settings);
    this.tool = settings.tool();
    this.pause = pause;
    ApiClient api = connection.api();
    configs = new ConfigApi(api);
    stored = new ConfigApi(connection.apiWithoutBodies());
    deployments = new DeploymentsApi(api);
    tokens = new TokenApi(api);
    insight = new InsightApi(api);
    callbacks = new CallbacksApi(api);
    runs = new RunsClient(connection, tool, pause);
  }

  public Answer<Node> config() {
    return config(connection.ask(() -> configs.getConfig(tool, null)));
  }

  public Answer<Node> saveConfig(Node config) {
    return config(connection.ask(() -> configs.saveConfig(tool, config, null, null)));
  }

  public Answer<Node> deleteConfig() {
    return config(connection.ask(() -> configs.deleteConfig(tool)));
  }

  /** A config made from what runs. */
  public Answer<Node> generatedConfig() {
    return config(connection.ask(() -> configs.generateConfig(tool)));
  }

  public Answer<Node> configRevision(long revision) {
    return config(connection.ask(() -> configs.getConfigRevision(tool, revision)));
  }

  /** The configs that were stored, oldest first. */
  public Answer<ConfigRevisions> configRevisions() {
    ConfigRevisionsAnswer answer = connection.ask(() -> configs.listConfigRevisions(tool));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  /**
   * What a deployment would do.
   *
   * @param candidate to plan instead of the stored config
   */
  public Answer<Plan> plan(DeployOptions options, @Nullable Node candidate) {
    ConfigApi api = candidate == null ? stored : configs;
    PlanAnswer answer =
        connection.ask(() ->
            api.makePlan(
                tool, options.forceBuild(), options.forceRun(), options.components(), candidate));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  /** Deploys the stored config; the answer tells how it starts. */
  public Answer<Deployment> deploy(DeployOptions options) {
    DeployRequest request =
        new DeployRequest()
            .description(options.description())
            .callbackUrl(options.callback())
            .cause("cli");
    return deployment(
        connection.ask(() ->
            deployments.createDeployment(
                tool,
                options.forceBuild(),
                options.forceRun(),
                options.components(),
                false,
                options.plan(),
                request)));
  }

  /** All that are kept, oldest first. */
  public Answer<Deployments> deployments() {
    DeploymentsAnswer answer = connection.ask(() -> deployments.listDeployments(tool));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  public Answer<Deployment> deployment(String id) {
    return deployment(connection.ask(() -> deployments.getDeployment(tool, id, null)));
  }

  public Answer<Deployment> cancel(String id) {
    return deployment(connection.ask(() -> deployments.cancelDeployment(tool, id)));
  }

  /** A new deployment that does again what failed. */
  public Answer<Deployment> retry(String id) {
    return deployment(connection.ask(() -> deployments.retryDeployment(tool, id)));
  }

  /** A new deployment that goes back to that one's config and images. */
  public Answer<Deployment> rollBack(String id) {
    return deployment(connection.ask(() -> deployments.rollBackDeployment(tool, id)));
  }

  public Answer<Deployment> deleteDeployment(String id) {
    return deployment(connection.ask(() -> deployments.deleteDeployment(tool, id)));
  }

  /**
   * Tells every state of the deployment that is heard of, in the thread of the caller.
   *
   * @return the deployment when it is finished
   */
  public Deployment follow(String id, Consumer<Deployment> each) throws InterruptedException {
    return new Following(connection, deployments, tool, id, each, pause).toTheEnd();
  }

  /** Which log. */
  public enum LogKind {
    BUILD,
    RUN
  }

  /** Copies a log, and with {@code follow} what is still added to it until build or run end. */
  public void log(
      String id, String component, LogKind kind, boolean follow, OutputStream destination)
      throws InterruptedException, IOException {
    String path =
        "/deploy/%s/logs/%s?kind=%s&follow=%s"
            .formatted(
                ApiClient.urlEncode(id),
                ApiClient.urlEncode(component),
                kind == LogKind.BUILD ? "build" : "run",
                follow);
    connection.copy(path, destination);
  }

  /** Its runs on demand. */
  public RunsClient runs() {
    return runs;
  }

  /** The key that callbacks are signed with. It is a secret. */
  public Answer<CallbackKey> callbackKey() {
    CallbackKeyAnswer answer = connection.ask(() -> callbacks.getCallbackKey(tool));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  public Answer<DeployToken> deployToken() {
    return token(connection.ask(() -> tokens.getDeployToken(tool)));
  }

  public Answer<DeployToken> createDeployToken() {
    return token(connection.ask(() -> tokens.createDeployToken(tool)));
  }

  /** Replaces the token; the old one is worthless from then on. */
  public Answer<DeployToken> refreshDeployToken() {
    return token(connection.ask(() -> tokens.refreshDeployToken(tool)));
  }

  public Answer<DeployToken> deleteDeployToken() {
    return token(connection.ask(() -> tokens.deleteDeployToken(tool)));
  }

  public Answer<ToolStatus> status() {
    StatusAnswer answer = connection.ask(() -> insight.getStatus(tool));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  public Answer<Quotas> quotas() {
    QuotasAnswer answer = connection.ask(() -> insight.getQuotas(tool));
    return Answer.of(answer.getData(), answer.getMessages());
  }

  private static Answer<Node> config(ConfigAnswer answer) {
    return Answer.of(answer.getData(), answer.getMessages());
  }

  private static Answer<Deployment> deployment(DeploymentAnswer answer) {
    return Answer.of(answer.getData(), answer.getMessages());
  }

  private static Answer<DeployToken> token(DeployTokenAnswer answer) {
    return Answer.of(answer.getData(), answer.getMessages());
  }

  @Override
  public void close() {
    connection.close();
  }
}

package org.toolforge.components.http.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Reply;

/** Every answer that the description promises, provoked. */
final class Scenarios {

  private static final String TOO_LARGE = "{\"x\": \"" + "x".repeat(300 * 1024) + "\"}";
  private static final String MALFORMED = "{\"components\": ";

  private final List<Scenario> all = new ArrayList<>();

  private Scenarios() {}

  static List<Scenario> of(Description description) {
    Scenarios scenarios = new Scenarios();
    description.operations().forEach(scenarios::usual);
    scenarios.configs();
    scenarios.bodies();
    scenarios.deployments();
    scenarios.repetitions();
    scenarios.streams();
    scenarios.tokens();
    scenarios.tenants();
    new RunScenarios(scenarios.all).add();
    scenarios.system();
    return scenarios.all;
  }

  private void add(String operation, int status, Function<Stage, Reply> request) {
    all.add(new Scenario(operation, status, request));
  }

  /** What every operation on a tool has in common. */
  private void usual(String name, Description.Operation operation) {
    if (operation.path().contains("{tool}")) {
      add(name, 401, stage -> stage.bare(stage.server().anybody(), operation));
      add(name, 403, stage -> stage.bare(stage.server().as("other"), operation));
      add(
          name,
          404,
          stage ->
              stage.bare(
                  stage.permitted(name),
                  new Description.Operation(
                      operation.method(),
                      operation.path().replace("{tool}", "No_Tool"),
                      operation.json())));
      add(
          name,
          503,
          stage -> stage.duringOutage(() -> stage.bare(stage.permitted(name), operation)));
    }
  }

  private void configs() {
    add("getConfig", 200, stage -> stage.configured().get("config"));
    add("getConfig", 200, stage -> stage.configured().get("config", "Accept", "application/yaml"));
    add(
        "getConfig",
        304,
        stage -> {
          String tag = stage.configured().get("config").header("ETag");
          return stage.get("config", "If-None-Match", tag);
        });
    add("getConfig", 406, stage -> stage.configured().get("config", "Accept", "image/png"));
    add("saveConfig", 200, stage -> stage.post("config", Configs.WEB));
    add("saveConfig", 412, stage -> stage.configured().save("If-Match", "\"99\""));
    add("saveConfig", 412, stage -> stage.configured().save("If-None-Match", "*"));
    add("saveConfig", 422, stage -> stage.post("config", "{}"));
    add("deleteConfig", 200, stage -> stage.configured().client().delete(stage.path("config")));
    add("generateConfig", 200, stage -> stage.get("config/generate"));
    add("generateConfig", 200, stage -> stage.successful().get("config/generate"));
    add("listConfigRevisions", 200, stage -> stage.configured().get("config/history"));
    add(
        "getConfigRevision",
        200,
        stage -> {
          String tag = stage.configured().get("config").header("ETag");
          return stage.get("config/history/" + tag.replace("\"", ""));
        });
    add("makePlan", 200, stage -> stage.configured().post("plan"));
    add("makePlan", 200, stage -> stage.post("plan", Configs.WEB_AND_CRON));
    add("makePlan", 409, stage -> stage.configured().inTheWay().post("plan"));
    add("makePlan", 422, stage -> stage.configured().post("plan?force_build=maybe"));
    add("getCallbackKey", 200, stage -> stage.get("callback-key"));
    add("getStatus", 200, stage -> stage.successful().get("status"));
    add("getQuotas", 200, stage -> stage.running().get("quotas"));
  }

  private void bodies() {
    List<List<String>> operations =
        List.of(
            List.of("saveConfig", "config"),
            List.of("makePlan", "plan"),
            List.of("createDeployment", "deploy"));
    for (List<String> operation : operations) {
      String path = operation.getLast();
      add(operation.getFirst(), 400, stage -> stage.configured().post(path, MALFORMED));
      add(operation.getFirst(), 413, stage -> stage.configured().post(path, TOO_LARGE));
      add(
          operation.getFirst(),
          415,
          stage ->
              stage
                  .configured()
                  .client()
                  .with("Content-Type", "text/plain")
                  .send("POST", stage.path(path), "hello"));
    }
  }

  private void deployments() {
    add("createDeployment", 200, stage -> stage.configured().post("deploy"));
    add("createDeployment", 200, stage -> stage.configured().post("deploy?only_plan=true"));
    add("createDeployment", 409, stage -> stage.running().post("deploy"));
    add("createDeployment", 409, stage -> stage.configured().post("deploy?plan=plan-0123"));
    add("createDeployment", 422, stage -> stage.configured().post("deploy?force_run=maybe"));
    add("listDeployments", 200, stage -> stage.running().get("deploy"));
    add("getDeployment", 200, stage -> stage.running().get("deploy/latest"));
    add("getDeployment", 200, stage -> stage.successful().get("deploy/latest"));
    add("getDeployment", 200, stage -> stage.failed().get("deploy/latest"));
    add("getDeployment", 422, stage -> stage.running().get("deploy/latest?wait=301"));
    add("getDeploymentResult", 200, stage -> stage.successful().get("deploy/latest/result"));
    add("getDeploymentResult", 409, stage -> stage.failed().get("deploy/latest/result"));
    add("getDeploymentResult", 422, stage -> stage.running().get("deploy/latest/result?wait=x"));
    add("getDeploymentResult", 429, stage -> stage.running().get("deploy/latest/result"));
    add(
        "cancelDeployment",
        200,
        stage -> stage.running().client().put(stage.path("deploy/latest/cancel")));
    add(
        "cancelDeployment",
        409,
        stage -> stage.failed().client().put(stage.path("deploy/latest/cancel")));
    add(
        "deleteDeployment",
        200,
        stage -> {
          String id = stage.running().get("deploy/latest").data("deploy_id");
          return stage.client().delete(stage.path("deploy/" + id));
        });
  }

  private void repetitions() {
    add("retryDeployment", 200, stage -> stage.failed().post("deploy/latest/retry"));
    add("retryDeployment", 409, stage -> stage.successful().post("deploy/latest/retry"));
    add("rollBackDeployment", 200, stage -> stage.successful().post("deploy/latest/rollback"));
    add("rollBackDeployment", 409, stage -> stage.failed().post("deploy/latest/rollback"));
  }

  private void streams() {
    add("watchDeployment", 200, stage -> stage.successful().get("deploy/latest/events"));
    add(
        "watchDeployment",
        406,
        stage -> stage.successful().get("deploy/latest/events", "Accept", "application/json"));
    add(
        "watchDeployment",
        422,
        stage -> stage.successful().get("deploy/latest/events", "Last-Event-ID", "x"));
    add(
        "watchDeployment",
        429,
        stage -> stage.running().crowded(() -> stage.get("deploy/latest/events")));
    add(
        "getDeployment",
        429,
        stage -> stage.running().crowded(() -> stage.get("deploy/latest?wait=1")));
    add("getLog", 200, stage -> stage.successful().get("deploy/latest/logs/web"));
    add(
        "getLog",
        200,
        stage -> stage.successful().get("deploy/latest/logs/web", "Accept", "text/event-stream"));
    add("getLog", 200, stage -> stage.successful().get("deploy/latest/logs/web?kind=run"));
    add(
        "getLog",
        406,
        stage -> stage.successful().get("deploy/latest/logs/web", "Accept", "image/png"));
    add("getLog", 422, stage -> stage.successful().get("deploy/latest/logs/web?kind=odd"));
    add(
        "getLog",
        429,
        stage -> stage.running().crowded(() -> stage.get("deploy/latest/logs/stuck")));
  }

  private void tokens() {
    add("getDeployToken", 200, stage -> stage.withToken().get("deploy/token"));
    add("createDeployToken", 200, stage -> stage.post("deploy/token"));
    add("createDeployToken", 409, stage -> stage.withToken().post("deploy/token"));
    add(
        "refreshDeployToken",
        200,
        stage -> stage.withToken().client().put(stage.path("deploy/token")));
    add(
        "deleteDeployToken",
        200,
        stage -> stage.withToken().client().delete(stage.path("deploy/token")));
  }

  private void tenants() {
    add("prepareTool", 200, stage -> stage.administrator().put(stage.path()));
    add("prepareTool", 200, stage -> prepare(stage, "{\"adopt\": true}"));
    add("prepareTool", 200, stage -> prepare(stage.namespaceInTheWay(), "{}"));
    add("prepareTool", 400, stage -> prepare(stage, MALFORMED));
    add(
        "prepareTool",
        409,
        stage ->
            stage
                .prepared()
                .lingering(() -> {
                  Reply unused = stage.administrator().delete(stage.path());
                  return stage.administrator().put(stage.path());
                }));
    add("prepareTool", 413, stage -> prepare(stage, TOO_LARGE));
    add(
        "prepareTool",
        415,
        stage ->
            stage
                .administrator()
                .with("Content-Type", "text/plain")
                .send("PUT", stage.path(), "hello"));
    add("prepareTool", 422, stage -> prepare(stage, "{\"adopt\": \"maybe\"}"));
    add("prepareTool", 422, stage -> prepare(stage, "[]"));
    add("getTool", 200, stage -> stage.prepared().client().get(stage.path()));
    add("getTool", 200, stage -> stage.prepared().administrator().get(stage.path()));
    add("removeTool", 200, stage -> stage.prepared().administrator().delete(stage.path()));
  }

  private static Reply prepare(Stage stage, String json) {
    return stage
        .administrator()
        .with("Content-Type", "application/json")
        .send("PUT", stage.path(), json);
  }

  private void system() {
    add("getHealth", 200, stage -> stage.server().anybody().get("/healthz"));
    add("getReadiness", 200, stage -> stage.server().anybody().get("/readyz"));
    add(
        "getReadiness",
        503,
        stage -> {
          stage.server().isInTrouble("The store does not answer.");
          return stage.server().anybody().get("/readyz");
        });
    add("getMetrics", 200, stage -> stage.server().anybody().get("/metrics"));
    add("getDescriptionAsJson", 200, stage -> stage.server().anybody().get("/openapi.json"));
    add("getDescriptionAsYaml", 200, stage -> stage.server().anybody().get("/openapi.yaml"));
    add("getConfigSchema", 200, stage -> stage.server().anybody().get("/config-schema.json"));
  }
}

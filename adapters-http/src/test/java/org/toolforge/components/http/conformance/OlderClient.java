package org.toolforge.components.http.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;

/**
 * Asks and reads as the command line client of the older service does. What it prints is what its
 * users see.
 */
final class OlderClient {

  private final TestClient gateway;
  private final String base;
  private final List<String> printed = new ArrayList<>();

  OlderClient(TestServer server, String tool) {
    gateway = server.as(tool).with("User-Agent", "toolforge components-cli");
    base = "/v1/tool/" + tool + "/";
  }

  /** What was printed since this was asked last. */
  List<String> printed() {
    List<String> all = List.copyOf(printed);
    printed.clear();
    return all;
  }

  void configCreate(String json) {
    asked("POST", "config", json);
  }

  JsonNode configShow() {
    return asked("GET", "config", null);
  }

  JsonNode configGenerate() {
    return asked("GET", "config/generate", null);
  }

  void configDelete() {
    if (!asked("GET", "config", null).isMissingNode()) {
      asked("DELETE", "config", null);
    }
  }

  String tokenCreate() {
    return token("POST");
  }

  String tokenRefresh() {
    return token("PUT");
  }

  String tokenShow() {
    return token("GET");
  }

  void tokenDelete() {
    if (!asked("GET", "deployment/token", null).isMissingNode()) {
      asked("DELETE", "deployment/token", null);
    }
  }

  private String token(String method) {
    JsonNode data = asked(method, "deployment/token", null);
    if (data.isMissingNode()) {
      return "";
    }
    printed.add("created " + data.required("creation_date").asText());
    return data.required("token").asText();
  }

  String deploymentCreate(String query) {
    JsonNode data = asked("POST", "deployment" + query, null);
    return data.isMissingNode() ? "" : data.required("deploy_id").asText();
  }

  /** A line for each, oldest first. */
  List<String> deploymentList() {
    return asked("GET", "deployment", null)
        .required("deployments")
        .valueStream()
        .map(deployment ->
            String.join(
                " ",
                deployment.required("deploy_id").asText(),
                deployment.required("creation_time").asText(),
                deployment.required("status").asText(),
                deployment.required("long_status").asText()))
        .toList();
  }

  /** A line for the deployment, one for each build, one for each run. */
  List<String> deploymentShow(String id) {
    JsonNode data = asked("GET", "deployment/" + id, null);
    List<String> lines = new ArrayList<>();
    lines.add(data.required("deploy_id").asText() + " " + data.required("status").asText());
    data.required("builds")
        .properties()
        .forEach(build ->
            lines.add(
                String.join(
                    " ",
                    "build",
                    build.getKey(),
                    build.getValue().required("build_status").asText(),
                    build.getValue().required("build_id").asText(),
                    build.getValue().required("build_long_status").asText())));
    data.required("runs")
        .properties()
        .forEach(run ->
            lines.add(
                String.join(
                    " ",
                    "run",
                    run.getKey(),
                    run.getValue().required("run_status").asText(),
                    run.getValue().required("run_long_status").asText())));
    return lines;
  }

  void deploymentDelete(String id) {
    asked("DELETE", "deployment/" + id, null);
  }

  void deploymentCancel(String id) {
    asked("PUT", "deployment/" + id + "/cancel", null);
  }

  private JsonNode asked(String method, String path, @Nullable String json) {
    TestClient client = json == null ? gateway : gateway.with("Content-Type", "application/json");
    Reply reply = client.send(method, base + path, json);
    if (reply.status() >= 400) {
      printed.add(
          "Error: " + reply.json().required("messages").required("error").required(0).asText());
      return MissingNode.getInstance();
    }
    printed.addAll(reply.infos());
    printed.addAll(reply.warnings());
    return reply.data();
  }
}

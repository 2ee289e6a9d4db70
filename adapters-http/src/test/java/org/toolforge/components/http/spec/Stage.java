package org.toolforge.components.http.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.ServerSetup;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;
import org.toolforge.components.http.stream.StreamLimits;

/** A server with one place for streams, and for each scenario a tool that nobody used before. */
final class Stage implements AutoCloseable {

  private static final Set<String> FOR_ADMINISTRATORS = Set.of("prepareTool", "removeTool");
  private static final String STUCK = Configs.WEB.replace("web", "stuck");
  private static final String BROKEN = Configs.WEB.replace("web", "broken");

  private static final String NO_RUN = "run-20260404-120000-k3v9x2m7qp";

  private static final String WEB_RUN = "{\"component\": \"web\"}";
  private static final String LASTING = Configs.WEB.replace("web", "lasting");

  private final TestServer server =
      ServerSetup.USUAL
          .with(new StreamLimits(10, 1, Duration.ofMinutes(1), Duration.ofMillis(50)))
          .start();
  private int tools;

  Stage() {
    server.script().build("stuck").neverEnds();
    server.script().onDemand("lasting").neverEnds();
    server.script().onDemand("web").leaves("data.csv", "1,2,3");
    server.script().build("broken").failsWith("no Procfile found");
  }

  void nextTool() {
    tools++;
  }

  String tool() {
    return "t-" + tools;
  }

  TestServer server() {
    return server;
  }

  TestClient client() {
    return server.as(tool());
  }

  TestClient administrator() {
    return server.asAdministrator();
  }

  /** A client that may ask for the operation. */
  TestClient permitted(String operation) {
    return FOR_ADMINISTRATORS.contains(operation) ? administrator() : client();
  }

  /** The tool itself. */
  String path() {
    return "/api/v1/tool/" + tool();
  }

  String path(String rest) {
    return path() + "/" + rest;
  }

  Reply get(String rest) {
    return client().get(path(rest));
  }

  Reply get(String rest, String header, String value) {
    return client().with(header, value).get(path(rest));
  }

  Reply post(String rest) {
    return client().post(path(rest));
  }

  Reply post(String rest, String json) {
    return client().post(path(rest), json);
  }

  Reply save(String header, String value) {
    return client().with(header, value).post(path("config"), Configs.WEB);
  }

  Stage configured() {
    return configured(Configs.WEB);
  }

  Stage configured(String config) {
    Reply reply = post("config", config);
    if (reply.status() != 200) {
      throw new AssertionError(reply);
    }
    return this;
  }

  Stage running() {
    return started(STUCK, "phase", "building");
  }

  Stage failed() {
    return started(BROKEN, "status", "failed");
  }

  Stage successful() {
    return started(Configs.WEB, "status", "successful");
  }

  /** With a run on demand that left a file, and the run's path. */
  String ranOnce() {
    String run = run(Configs.WEB, WEB_RUN);
    Reply unused = client().getUntil(path(run), "status", "successful");
    return run;
  }

  /** With a run on demand that goes on, and its path. */
  String goesOn() {
    String run = run(LASTING, WEB_RUN.replace("web", "lasting"));
    Reply unused = client().getUntil(path(run), "status", "running");
    return run;
  }

  private String run(String config, String request) {
    Stage unused = started(config, "status", "successful");
    return "runs/" + post("runs", request).data("run_id");
  }

  private Stage started(String config, String field, String value) {
    configured(config).post("deploy");
    Reply unused = client().getUntil(path("deploy/latest"), field, value);
    return this;
  }

  Stage withToken() {
    server.tokens().create(new ToolName(tool()));
    return this;
  }

  /** While a job that somebody else made has the name of the component. */
  Stage inTheWay() {
    server.platform().addForeignJob(new ToolName(tool()), "web");
    return this;
  }

  /** With a namespace for the tool. */
  Stage prepared() {
    Reply reply = administrator().put(path());
    if (reply.status() != 200) {
      throw new AssertionError(reply);
    }
    return this;
  }

  /** While the tool's namespace is there, made by somebody else. */
  Stage namespaceInTheWay() {
    server.platform().addForeignNamespace(new ToolName(tool()));
    return this;
  }

  /** While a namespace that is removed stays. */
  Reply lingering(Supplier<Reply> request) {
    server.script().namespacesLinger(true);
    try {
      return request.get();
    } finally {
      server.script().namespacesLinger(false);
    }
  }

  /** While the tool's only place for streams is taken. */
  Reply crowded(Supplier<Reply> request) {
    return crowded("deploy/latest/events", request);
  }

  /** While it is taken by that, which has to go on. */
  Reply crowded(String by, Supplier<Reply> request) {
    HttpResponse<InputStream> stream = client().open(path(by));
    try {
      return request.get();
    } finally {
      closed(stream.body());
    }
  }

  private static void closed(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** While nothing behind the server answers. */
  Reply duringOutage(Supplier<Reply> request) {
    server.rest();
    server.script().nextCallsFail(1_000);
    try {
      return request.get();
    } finally {
      server.script().nextCallsFail(0);
      server.work();
    }
  }

  /** A request to an operation with nothing that it needs. */
  Reply bare(TestClient client, Description.Operation operation) {
    Iterator<String> types = operation.json().path("requestBody").path("content").fieldNames();
    String path = operation.path();
    return client
        .with("Content-Type", types.hasNext() ? types.next() : "application/json")
        .send(
            operation.method().toUpperCase(Locale.ROOT),
            path.replace("{tool}", tool())
                .replace("{id}", path.contains("/runs/") ? NO_RUN : "some-id")
                .replace("{path}", "a")
                .replace("{revision}", "1")
                .replace("{component}", "web"),
            operation.json().has("requestBody") ? body(path) : (String) null);
  }

  private static String body(String path) {
    return path.endsWith("/runs") ? WEB_RUN : Configs.WEB;
  }

  @Override
  public void close() {
    server.close();
  }
}

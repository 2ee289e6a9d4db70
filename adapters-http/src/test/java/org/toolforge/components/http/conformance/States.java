package org.toolforge.components.http.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;

/** Brings a tool into the state in which a recorded request found it. */
final class States {

  private static final String STUCK = Configs.WEB_AND_CRON.replace("web", "stuck");
  private static final String WAITING = Configs.WEB.replace("web", "waiting");
  private static final String BROKEN = Configs.WEB_AND_CRON.replace("web", "broken");
  private static final String REFUSED = Configs.WEB.replace("web", "refused");

  private final TestServer server;

  /** What was made for a tool; empty where nothing was. */
  record Made(String id, String token) {
    String in(String text, String tool) {
      return text.replace("{tool}", tool)
          .replace("{id}", id)
          .replace("{token}", token)
          .replace("{TOKEN}", token.toUpperCase(Locale.ROOT));
    }
  }

  States(TestServer server) {
    this.server = server;
    server.script().build("stuck").neverEnds();
    server.script().build("waiting").isPendingFor(Duration.ofDays(1));
    server.script().build("broken").failsWith("no Procfile found");
    server.script().run("refused").isRefusedWith("that name cannot be had");
    publish("good.yaml", Configs.WEB.replace("web", "fetched"));
    publish("broken.yaml", "components: {");
  }

  private void publish(String file, String text) {
    server
        .platform()
        .publish(new ConfigSource.AtUrl(URI.create("http://files.example/" + file)), text);
  }

  Made make(String state, String tool) {
    return switch (state) {
      case "nothing" -> new Made("", "");
      case "config" -> new Made("", configured(tool, Configs.WEB));
      case "config and cron" -> new Made("", configured(tool, Configs.WEB_AND_CRON));
      case "pointer" ->
          new Made("", configured(tool, "{\"source_url\": \"http://files.example/good.yaml\"}"));
      case "token" -> new Made("", token(tool));
      case "config and token" -> {
        String unused = configured(tool, Configs.WEB);
        yield new Made("", token(tool));
      }
      case "running with token" -> new Made(running(tool, STUCK), token(tool));
      case "running" -> new Made(running(tool, STUCK), "");
      case "cancelling" -> new Made(cancelling(tool), "");
      case "cancelled" -> new Made(cancelled(tool), "");
      case "cancelled while pending" -> new Made(cancelledWhilePending(tool), "");
      case "successful" -> new Made(ended(tool, Configs.WEB, "successful"), "");
      case "failed" -> new Made(ended(tool, BROKEN, "failed"), "");
      case "refused job" -> new Made(ended(tool, REFUSED, "failed"), "");
      case "two" -> {
        String unused = cancelled(tool);
        yield new Made(ended(tool, Configs.WEB, "successful"), "");
      }
      case "deleted" -> new Made(deleted(tool), "");
      case "outage" -> {
        server.rest();
        server.script().nextCallsFail(1_000);
        yield new Made("", "");
      }
      default -> throw new AssertionError("Nobody knows the state " + state);
    };
  }

  /** Lets everything go on as usual after that state. */
  void undo(String state) {
    if (state.equals("outage") || state.equals("cancelling")) {
      server.script().nextCallsFail(0);
      server.work();
    }
  }

  private String configured(String tool, String config) {
    assertThat(server.as(tool).post("/v1/tool/" + tool + "/config", config).status())
        .isEqualTo(200);
    return "";
  }

  private String token(String tool) {
    return server.as(tool).post("/v1/tool/" + tool + "/deployment/token").data("token");
  }

  private String started(String tool, String config) {
    String unused = configured(tool, config);
    Reply reply = server.as(tool).post(deployments(tool), "{\"description\": \"Release: über\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.data("deploy_id");
  }

  private String running(String tool, String config) {
    String id = started(tool, config);
    Reply unused = server.as(tool).getUntil(deployments(tool) + "/" + id, "phase", "building");
    return id;
  }

  private String ended(String tool, String config, String status) {
    String id = started(tool, config);
    Reply unused = server.as(tool).getUntil(deployments(tool) + "/" + id, "status", status);
    return id;
  }

  private String cancelling(String tool) {
    String id = running(tool, STUCK);
    server.rest();
    assertThat(cancel(tool, id).data("status")).isEqualTo("cancelling");
    return id;
  }

  private String cancelled(String tool) {
    String id = running(tool, STUCK);
    assertThat(cancel(tool, id).status()).isEqualTo(200);
    Reply unused = server.as(tool).getUntil(deployments(tool) + "/" + id, "status", "cancelled");
    return id;
  }

  private String cancelledWhilePending(String tool) {
    String id = running(tool, WAITING);
    assertThat(cancel(tool, id).status()).isEqualTo(200);
    Reply unused = server.as(tool).getUntil(deployments(tool) + "/" + id, "status", "cancelled");
    return id;
  }

  private String deleted(String tool) {
    TestClient client = server.as(tool);
    String id = cancelled(tool);
    assertThat(client.delete(deployments(tool) + "/" + id).status()).isEqualTo(200);
    return id;
  }

  private Reply cancel(String tool, String id) {
    return server.as(tool).put(deployments(tool) + "/" + id + "/cancel");
  }

  private static String deployments(String tool) {
    return "/v1/tool/" + tool + "/deployment";
  }
}

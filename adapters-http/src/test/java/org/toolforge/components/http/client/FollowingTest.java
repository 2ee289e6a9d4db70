package org.toolforge.components.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.http.model.Deployment;

final class FollowingTest {

  private static final String DEPLOYMENT =
      """
      {"deploy_id": "d", "creation_time": "20260404-120000", "description": "", "status": "%s",
       "long_status": "", "phase": "%s", "outcome": null, "phase_history": [], "created_by": "t",
       "cause": "cli", "config_revision": 1, "tool_config": {}, "force_build": false,
       "force_run": false, "builds": {}, "runs": {}, "removals": []}
      """;
  private static final String BUILDING = DEPLOYMENT.formatted("running", "building");
  private static final String FINISHED = DEPLOYMENT.formatted("successful", "finished");

  private final ScriptedServer server = ScriptedServer.plain();
  private final List<String> phases = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsEachStateUntilTheEnd() throws InterruptedException {
    server.events(
        ": hello\n\n" + event(1, BUILDING) + "event: other\ndata: x\n\n" + event(2, FINISHED));

    assertThat(follow().getStatus()).hasToString("successful");
    assertThat(phases).containsExactly("building", "finished");
    assertThat(pauses).isEmpty();
    assertThat(server.onlyRequest().uri().getPath()).endsWith("/deploy/d/events");
  }

  @Test
  void resumesAfterTheLastEventWhenTheConnectionIsLost() throws InterruptedException {
    server
        .events(event(41, BUILDING) + "id: 42\nevent: deployment\ndata: {\"half")
        .breakingOff()
        .json(503, "")
        .events(event(43, FINISHED));

    follow();

    assertThat(phases).containsExactly("building", "finished");
    assertThat(server.requests().getFirst().header("Last-Event-ID")).isEmpty();
    assertThat(server.requests().getLast().header("Last-Event-ID")).contains("41");
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void asksAgainAndAgainWhereThereAreNoEvents() throws InterruptedException {
    server
        .json(406, "")
        .json(200, answer(BUILDING))
        .json(200, answer(BUILDING))
        .json(200, answer(FINISHED));

    follow();

    assertThat(phases).containsExactly("building", "building", "finished");
    assertThat(server.requests().get(1).uri()).hasPath("/api/v1/tool/mytool/deploy/d");
    assertThat(server.requests().get(1).uri()).hasQuery("wait=25");
  }

  @Test
  void waitsAsLongAsAServerWantsThatHasTooMuchToDo() throws InterruptedException {
    server
        .then(exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "9");
          ScriptedServer.send(exchange, 429, "application/json", "{}");
        })
        .json(200, answer(FINISHED));

    follow();

    assertThat(pauses).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void givesUpWhenTheDeploymentIsGoneOrTheServerStaysAway() {
    server.json(404, "{\"messages\": {\"info\": [], \"warning\": [], \"error\": [\"Gone.\"]}}");
    assertThatThrownBy(this::follow)
        .isInstanceOf(ClientException.Refused.class)
        .hasMessage("Gone.");

    server.close();
    assertThatThrownBy(this::follow).isInstanceOf(ClientException.Unreachable.class);
    assertThat(pauses).hasSize(12).last().isEqualTo(Duration.ofSeconds(30));
  }

  private Deployment follow() throws InterruptedException {
    ClientSettings settings =
        ClientSettings.of(server.uri(), "mytool", new ClientCredentials.None());
    try (ComponentsClient client = new ComponentsClient(settings, pauses::add)) {
      return client.follow("d", state -> phases.add(state.getPhase().toString()));
    }
  }

  private static String answer(String deployment) {
    return "{\"data\": "
        + deployment
        + ", \"messages\": {\"info\": [], \"warning\": [], \"error\": []}}";
  }

  private static String event(int id, String deployment) {
    StringBuilder event = new StringBuilder("id: " + id + "\nevent: deployment\n");
    deployment.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    return event.append('\n').toString();
  }
}

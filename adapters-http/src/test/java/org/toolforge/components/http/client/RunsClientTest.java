package org.toolforge.components.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.http.model.Run;
import org.toolforge.components.http.model.RunStatus;

@Timeout(60)
final class RunsClientTest {

  private static final String RUN =
      """
      {"data": {"run_id": "run-1", "component": "web", "command": "c", "status": "%s", "message": "",
       "exit_code": null, "image": "i", "created_at": "2026-04-04T12:00:00Z", "started_at": null,
       "ended_at": %s, "created_by": "mytool", "timeout": 60, "callback": null},
       "messages": {"info": [], "warning": [], "error": []}}
      """;
  private static final String RUNNING = RUN.formatted("running", "null");
  private static final String ENDED = RUN.formatted("successful", "\"2026-04-04T12:00:09Z\"");

  private final ScriptedServer server = ScriptedServer.plain();
  private final List<Duration> pauses = new ArrayList<>();
  private final ComponentsClient client =
      new ComponentsClient(
          ClientSettings.of(server.uri(), "mytool", new ClientCredentials.ToolHeader()),
          pauses::add);

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  /** The part of a text that a server has, of which it sends the first so many bytes. */
  private ScriptedServer part(int status, String range, String tag, String text, int sent) {
    return server.then(exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      if (status == 206) {
        exchange.getResponseHeaders().set("Content-Range", range);
      }
      send(exchange, status, text, sent);
    });
  }

  private static void send(HttpExchange exchange, int status, String text, int sent)
      throws IOException {
    exchange.sendResponseHeaders(status, text.length());
    exchange.getResponseBody().write(text.substring(0, sent).getBytes(StandardCharsets.ISO_8859_1));
    exchange.getResponseBody().flush();
  }

  private String fetched() throws InterruptedException, IOException {
    ByteArrayOutputStream destination = new ByteArrayOutputStream();
    client.runs().fetch("run-1", "a/b c", destination);
    return destination.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void goesOnWithAFileWhereTheConnectionBroke() throws Exception {
    part(200, "", "\"v1\"", "0123456789", 4);
    part(206, "bytes 4-9/10", "\"v1\"", "456789", 3);
    server.json(503, "");
    part(206, "bytes 7-9/10", "\"v1\"", "789", 3);

    assertThat(fetched()).isEqualTo("0123456789");

    List<ScriptedServer.Request> requests = server.requests();
    assertThat(requests.getFirst().uri().getRawPath())
        .isEqualTo("/api/v1/tool/mytool/runs/run-1/results/a%2Fb%20c");
    assertThat(requests.get(0).header("Range")).isEmpty();
    assertThat(requests.get(1).header("Range")).contains("bytes=4-");
    assertThat(requests.get(1).header("If-Range")).contains("\"v1\"");
    assertThat(requests.get(3).header("Range")).contains("bytes=7-");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void mixesNoTwoVersionsOfAFile() {
    part(200, "", "\"v1\"", "0123456789", 4);
    part(200, "", "\"v2\"", "abcdefghij", 10);

    assertThatThrownBy(this::fetched)
        .isInstanceOf(ClientException.Refused.class)
        .hasMessageContaining("replaced");
  }

  @Test
  void givesUpWhenTheFileIsNotThere() {
    server.json(404, "{\"messages\": {\"info\": [], \"warning\": [], \"error\": [\"No.\"]}}");

    assertThatThrownBy(this::fetched).hasMessage("No.");
    assertThat(pauses).isEmpty();
  }

  @Test
  void tellsEachLineOnceThoughConnectionsBreak() throws Exception {
    server
        .events("id: 1\nevent: line\ndata: one\n\nid: 2\nevent: line\ndata: two\n\n")
        .json(200, RUNNING)
        .breakingOff()
        .events("id: 3\nevent: line\ndata: three\n\n")
        .json(200, ENDED);
    List<String> lines = new ArrayList<>();

    Run end = client.runs().follow("run-1", lines::add);

    assertThat(lines).containsExactly("one", "two", "three");
    assertThat(end.getStatus()).isEqualTo(RunStatus.SUCCESSFUL);
    assertThat(server.requests().get(2).header("Last-Event-ID")).contains("2");
  }

  @Test
  void waitsForTheEndOfARunWhoseLogIsGone() throws Exception {
    server.json(404, "").json(200, ENDED);

    assertThat(client.runs().follow("run-1", line -> {}).getEndedAt()).isNotNull();
    assertThat(server.requests().getLast().uri().getQuery()).isEqualTo("wait=25");
  }

  @Test
  void sendsOneWordAsATextAndSeveralAsAList() {
    server.json(200, RUNNING).json(200, RUNNING).json(200, RUNNING);

    client.runs().start(options(List.of("date; ls"), Map.of("A", "b")));
    client.runs().start(options(List.of("echo", "a b"), Map.of()));
    client.runs().start(new RunOptions("web", List.of(), new LinkedHashMap<>(), null, null));

    assertThat(server.requests())
        .extracting(ScriptedServer.Request::body)
        .containsExactly(
            "{\"component\":\"web\",\"command\":\"date; ls\",\"env\":{\"A\":\"b\"},\"timeout\":90,\"callback_url\":\"https://h/\"}",
            "{\"component\":\"web\",\"command\":[\"echo\",\"a b\"],\"timeout\":90,\"callback_url\":\"https://h/\"}",
            "{\"component\":\"web\"}");
  }

  private static RunOptions options(List<String> command, Map<String, String> env) {
    return new RunOptions(
        "web", command, new LinkedHashMap<>(env), Duration.ofSeconds(90), "https://h/");
  }
}

package org.toolforge.components.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.Node;
import org.toolforge.components.http.client.ClientException.Refused;
import org.toolforge.components.http.client.ClientException.Unreachable;

final class ComponentsClientTest {

  private static final String CONFIG =
      """
      {"data": {"b": 1.50, "a": null}, "messages": {"info": ["Done."], "warning": ["Odd."], "error": []}}
      """;

  private final ScriptedServer server = ScriptedServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsThePathOfTheGatewayAndSaysWhatItIs() {
    server.json(200, CONFIG);

    try (ComponentsClient client = client("/components/", new ClientCredentials.None())) {
      Answer<Node> answer = client.config();

      assertThat(answer.infos()).containsExactly("Done.");
      assertThat(answer.warnings()).containsExactly("Odd.");
      assertThat(((Node.Mapping) answer.data()).entries().sequencedKeySet())
          .containsExactly("b", "a");
    }
    assertThat(server.onlyRequest().uri())
        .isEqualTo(URI.create("/components/api/v1/tool/mytool/config"));
    assertThat(server.onlyRequest().header("User-Agent")).contains("toolforge-components-cli");
    assertThat(server.onlyRequest().header("x-toolforge-tool")).isEmpty();
    assertThat(server.onlyRequest().header("Authorization")).isEmpty();
  }

  @Test
  void showsATokenOrTheToolsName() {
    server.json(200, CONFIG).json(200, CONFIG);

    try (ComponentsClient client = client("", new ClientCredentials.DeployToken("secret"))) {
      client.config();
    }
    try (ComponentsClient client = client("", new ClientCredentials.ToolHeader())) {
      client.config();
    }

    assertThat(server.requests().get(0).header("Authorization")).contains("Bearer secret");
    assertThat(server.requests().get(0).header("x-toolforge-tool")).isEmpty();
    assertThat(server.requests().get(1).header("x-toolforge-tool")).contains("mytool");
  }

  @Test
  void sendsADocumentAsItWasWrittenAndNoneForWhatIsStored() {
    server.json(200, CONFIG).json(404, "");
    Node document = Node.Mapping.of(Map.of("version", new Node.Text("1")));

    try (ComponentsClient client = client("", new ClientCredentials.None())) {
      client.saveConfig(document);
      assertThatThrownBy(() -> client.plan(DeployOptions.NONE, null)).isInstanceOf(Refused.class);
    }

    assertThat(server.requests().get(0).body()).isEqualTo("{\"version\":\"1\"}");
    assertThat(server.requests().get(1).method()).isEqualTo("POST");
    assertThat(server.requests().get(1).body()).isEmpty();
  }

  @Test
  void tellsEverythingThatTheServerSaysAgainstIt() {
    server.json(
        422,
        """
        {"messages": {"info": [], "warning": ["Unknown key"], "error": ["First.", "Second."]}}
        """);

    Refused refused = refused();

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.isMistake()).isTrue();
    assertThat(refused.messages()).containsExactly("First.", "Second.");
    assertThat(refused.warnings()).containsExactly("Unknown key");
  }

  @Test
  void makesASentenceOfAnswersThatHaveNone() {
    server
        .then(exchange -> ScriptedServer.send(exchange, 502, "text/html", "<html>Bad gateway"))
        .json(404, "{\"detail\": \"Not Found\"}")
        .then(exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          ScriptedServer.send(exchange, 503, "text/plain", "");
        });

    assertThat(refused().messages())
        .singleElement()
        .asString()
        .endsWith("answered with status 502 and without saying why. Try again in a minute.");
    assertThat(refused().messages()).singleElement().asString().contains("Check the server's");
    assertThat(refused().retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void saysWhatItMeansWhenThereIsNoAnswer() {
    server.breakingOff().json(200, "<html>").json(200, "[]");

    assertThat(unreachable(server.uri())).contains("was lost before there was an answer");
    assertThat(unreachable(server.uri())).contains("is not this API");
    assertThat(unreachable(server.uri())).contains("is not this API");
    assertThat(unreachable(URI.create("http://127.0.0.1:1"))).startsWith("Nothing listens at");
    assertThat(unreachable(URI.create("http://nowhere.invalid"))).startsWith("There is no host");
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    ClientSettings hasty =
        ClientSettings.of(server.uri(), "mytool", new ClientCredentials.None())
            .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200));
    server.then(exchange -> hold()).then(exchange -> hold());

    try (ComponentsClient client = new ComponentsClient(hasty)) {
      assertThatThrownBy(client::config)
          .isInstanceOf(Unreachable.class)
          .hasMessageContaining("has not answered within");
      assertThatThrownBy(
              () -> client.log("x", "web", ComponentsClient.LogKind.BUILD, false, noOutput()))
          .hasMessageContaining("has not answered within");
    }
  }

  @Test
  void copiesALog() throws IOException, InterruptedException {
    server.then(exchange -> ScriptedServer.send(exchange, 200, "text/plain", "one\ntwo ✓\n"));
    ByteArrayOutputStream copy = new ByteArrayOutputStream();

    try (ComponentsClient client = client("", new ClientCredentials.None())) {
      client.log("latest", "web", ComponentsClient.LogKind.RUN, true, copy);
    }

    assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo ✓\n");
    assertThat(server.onlyRequest().uri())
        .isEqualTo(URI.create("/api/v1/tool/mytool/deploy/latest/logs/web?kind=run&follow=true"));
    assertThat(server.onlyRequest().header("Accept")).contains("text/plain");
  }

  private static void hold() {
    try {
      Pause.real(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ByteArrayOutputStream noOutput() {
    return new ByteArrayOutputStream();
  }

  private Refused refused() {
    try (ComponentsClient client = client("", new ClientCredentials.None())) {
      return catchThrowableOfType(Refused.class, client::config);
    }
  }

  private static String unreachable(URI uri) {
    try (ComponentsClient client =
        new ComponentsClient(ClientSettings.of(uri, "mytool", new ClientCredentials.None()))) {
      Unreachable thrown = catchThrowableOfType(Unreachable.class, client::config);
      assertThat(thrown.messages()).isEqualTo(List.of(String.valueOf(thrown.getMessage())));
      return String.valueOf(thrown.getMessage());
    }
  }

  private ComponentsClient client(String path, ClientCredentials credentials) {
    return new ComponentsClient(
        ClientSettings.of(URI.create(server.uri() + path), "mytool", credentials));
  }
}

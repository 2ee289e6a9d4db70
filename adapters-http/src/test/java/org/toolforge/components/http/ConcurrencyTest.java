package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;
import org.toolforge.components.port.Rush;

@Timeout(60)
class ConcurrencyTest {

  private static final int MANY = 50;

  private final TestServer server = TestServer.start();
  private final TestClient client = server.as("mytool");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void ofManyDeploymentsAtOnceOneIsMade() {
    server.script().build("web").neverEnds();
    assertThat(client.post("/v1/tool/mytool/config", Configs.WEB).status()).isEqualTo(200);

    List<Integer> statuses =
        Rush.of(MANY, number -> client.post("/v1/tool/mytool/deployment").status());

    assertThat(statuses).containsOnly(200, 409);
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    assertThat(client.get("/v1/tool/mytool/deployment").data().path("deployments")).hasSize(1);
  }

  @Test
  void ofManyChangesToOneConfigOneWins() {
    assertThat(client.post("/v1/tool/mytool/config", Configs.WEB).status()).isEqualTo(200);
    String tag = client.get("/v1/tool/mytool/config").header("ETag");

    List<Reply> replies =
        Rush.of(
            MANY,
            number ->
                client
                    .with("If-Match", tag)
                    .post("/v1/tool/mytool/config", Configs.WEB.replace("main", "v" + number)));

    assertThat(replies).extracting(Reply::status).containsOnly(200, 412);
    List<Reply> won = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(won).hasSize(1);
    assertThat(client.get("/v1/tool/mytool/config").data()).isEqualTo(won.getFirst().data());
  }

  @Test
  void ofManyFirstConfigsOneWins() {
    List<Integer> statuses =
        Rush.of(
            MANY,
            number ->
                client
                    .with("If-None-Match", "*")
                    .post("/v1/tool/mytool/config", Configs.WEB)
                    .status());

    assertThat(statuses).containsOnly(200, 412);
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
  }

  @Test
  void ofManyTokensOneIsMade() {
    List<Integer> statuses =
        Rush.of(MANY, number -> client.post("/v1/tool/mytool/deployment/token").status());

    assertThat(statuses).containsOnly(200, 409);
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
  }
}

package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Pause;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;

@Timeout(60)
class HeldAnswersTest {

  private static final String LATEST = "/api/v1/tool/mytool/deploy/latest";
  private static final Duration SOON = Duration.ofSeconds(15);

  private final TestServer server = TestServer.start();
  private final TestClient client = server.as("mytool");

  @BeforeEach
  void deployForever() {
    server.script().build("web").neverEnds();
    assertThat(client.post("/v1/tool/mytool/config", Configs.WEB).status()).isEqualTo(200);
    assertThat(client.post("/v1/tool/mytool/deployment").status()).isEqualTo(200);
    // From then on nothing changes by itself.
    Pause.until(
        "that the build runs",
        () -> client.get(LATEST).body().contains("\"build_status\":\"running\""));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CompletableFuture<Reply> held(String path) {
    CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> client.get(path));
    Pause.until("that the answer is held", () -> server.streams() == 1);
    return reply;
  }

  @Test
  void comeAtTheNextChange() {
    CompletableFuture<Reply> reply = held(LATEST + "?wait=60");

    assertThat(client.put(LATEST + "/cancel").status()).isEqualTo(200);

    assertThat(reply).succeedsWithin(SOON);
    assertThat(reply.join().data("status")).isIn("cancelling", "cancelled");
    Pause.until("that nothing is held", () -> server.streams() == 0);
  }

  @Test
  void comeAfterTheTimeEvenIfNothingChanged() {
    long start = System.nanoTime();

    assertThat(client.get(LATEST + "?wait=1").data("status")).isEqualTo("running");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), SOON);
  }

  @Test
  void comeAtOnceWhenTheDeploymentIsFinished() {
    assertThat(client.put(LATEST + "/cancel").status()).isEqualTo(200);
    assertThat(client.getUntil(LATEST, "status", "cancelled").status()).isEqualTo(200);

    assertThat(client.get(LATEST + "?wait=300").data("status")).isEqualTo("cancelled");
    assertThat(client.get(LATEST + "/result?wait=300").status()).isEqualTo(409);
  }

  @Test
  void comeForAResultOnlyWhenTheDeploymentIsFinished() {
    CompletableFuture<Reply> reply = held(LATEST + "/result?wait=60");

    assertThat(client.put(LATEST + "/cancel").status()).isEqualTo(200);

    assertThat(reply).succeedsWithin(SOON);
    assertThat(reply.join().status()).isEqualTo(409);
    assertThat(reply.join().errors().getFirst()).contains("cancelled");
  }

  @Test
  void tellAPipelineToAskAgain() {
    Reply reply = client.get(LATEST + "/result?wait=1");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void comeAtOnceWhenTheServerStops() {
    CompletableFuture<Reply> reply = held(LATEST + "?wait=60");

    server.stop();

    assertThat(reply).succeedsWithin(SOON);
    assertThat(reply.join().data("status")).isEqualTo("running");
  }
}

package org.toolforge.components.http.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Pause;
import org.toolforge.components.http.harness.TestServer;

class OlderClientTest {

  private final TestServer server = TestServer.start();
  private final OlderClient client = new OlderClient(server, "mytool");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void createsShowsAndDeletesAConfig() {
    client.configCreate(Configs.WEB);
    assertThat(client.printed()).containsExactly("Configuration for mytool updated successfully.");

    assertThat(client.configShow().at("/components/web/run/command").asText()).isEqualTo("web");
    assertThat(client.printed()).isEmpty();

    client.configDelete();
    client.configDelete();
    assertThat(client.printed()).singleElement().asString().startsWith("Error: Unable to find");
  }

  @Test
  void seesWarningsAndTheFirstErrorOfAConfig() {
    client.configCreate(Configs.WEB.replaceFirst("\\{", "{\"zzz\": 1, "));
    assertThat(client.printed())
        .containsExactly(
            "Configuration for mytool updated successfully.", "Unknown field zzz, skipped");

    client.configCreate("{}");
    assertThat(client.printed())
        .singleElement()
        .asString()
        .startsWith("Error: Validation error at components");
  }

  @Test
  void generatesASampleAndThenAConfigOfWhatRuns() {
    assertThat(client.configGenerate().path("components")).isNotEmpty();
    assertThat(String.join(" ", client.printed()))
        .contains("a sample set of them is returned instead");

    client.configCreate(Configs.WEB);
    String id = client.deploymentCreate("");
    awaitEnd(id);
    assertThat(client.printed()).isNotEmpty();
    assertThat(client.configGenerate().at("/components/web/run/command").asText()).isEqualTo("web");
    assertThat(client.printed()).singleElement().asString().startsWith("Note that this config");
  }

  @Test
  void keepsADeployToken() {
    assertThat(client.tokenShow()).isEmpty();
    assertThat(client.printed()).singleElement().asString().startsWith("Error: Unable to find");

    String token = client.tokenCreate();
    assertThat(client.printed()).contains("Deploy token for mytool created successfully.");
    assertThat(client.tokenShow()).isEqualTo(token);
    assertThat(client.tokenCreate()).isEmpty();
    assertThat(client.tokenRefresh()).isNotEmpty().isNotEqualTo(token);

    client.tokenDelete();
    assertThat(client.printed()).contains("Deploy token for mytool deleted successfully.");
    client.tokenDelete();
    assertThat(client.printed()).singleElement().asString().startsWith("Error: Unable to find");
  }

  @Test
  void deploysAndListsInOrderOfCreation() {
    client.configCreate(Configs.WEB_AND_CRON);
    String first = client.deploymentCreate("");
    assertThat(client.printed()).contains("Deployment for mytool created successfully.");
    awaitEnd(first);
    String second = client.deploymentCreate("?force-build=true&force-run=true");
    awaitEnd(second);

    assertThat(client.deploymentList()).hasSize(2);
    assertThat(client.deploymentList().getFirst()).startsWith(first + " ");
    assertThat(client.deploymentList().getLast()).startsWith(second + " ").contains(" successful ");
    assertThat(client.deploymentShow("latest").getFirst()).isEqualTo(second + " successful");
    assertThat(client.deploymentShow(first))
        .anyMatch(line -> line.startsWith("build web successful "))
        .anyMatch(line -> line.startsWith("build cron skipped no-build-needed"))
        .anyMatch(line -> line.startsWith("run web successful"))
        .anyMatch(line -> line.startsWith("run cron successful"));
  }

  @Test
  void seesThatNothingHasToBeBuiltAgain() {
    client.configCreate(Configs.WEB);
    awaitEnd(client.deploymentCreate(""));
    awaitEnd(client.deploymentCreate(""));

    assertThat(client.deploymentShow("latest"))
        .anyMatch(line -> line.startsWith("build web skipped no-build-needed Already built"))
        .anyMatch(line -> line.startsWith("run web successful"));
  }

  @Test
  void cancelsAndDeletes() {
    server.script().build("web").neverEnds();
    client.configCreate(Configs.WEB);
    String id = client.deploymentCreate("");
    assertThat(client.deploymentCreate("")).isEmpty();
    assertThat(client.printed()).last().asString().startsWith("Error: Deployment " + id);

    client.deploymentCancel("latest");
    assertThat(client.printed()).singleElement().asString().contains("flagged for cancellation");
    awaitEnd(id);
    assertThat(client.deploymentShow(id).getFirst()).isEqualTo(id + " cancelled");
    client.deploymentCancel(id);
    assertThat(client.printed()).last().asString().startsWith("Error: ").contains("cancelled");

    client.deploymentDelete(id);
    assertThat(client.printed()).containsExactly("Deployment " + id + " deleted successfully.");
    client.deploymentDelete(id);
    assertThat(client.printed()).singleElement().asString().startsWith("Error: Unable to find");
    assertThat(client.deploymentList()).isEmpty();
  }

  private void awaitEnd(String id) {
    Pause.until(
        "the end of " + id,
        () -> {
          Pause.of(Duration.ofMillis(10));
          return !client.deploymentShow(id).getFirst().matches(".* (pending|running|cancelling)");
        });
  }
}

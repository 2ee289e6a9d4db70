package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunRequest;

/** A whole system tells of ends. */
class CallbackUseCasesTest {

  private static final CallbackUrl URL = CallbackUrl.of("https://receiver.example/hook");

  private final InMemoryComponents toolforge = InMemoryComponents.create();

  private Deployment deployed(DeploymentRequest request) {
    toolforge
        .components()
        .saveConfig(Systems.TOOL, toolforge.platform().reader().read(Systems.API), "somebody");
    return toolforge.await(toolforge.components().deploy(Systems.TOOL, request));
  }

  private static DeploymentRequest asked() {
    return DeploymentRequest.by("somebody", "test").calling(URL);
  }

  private List<Notice> told() {
    return toolforge.platform().receivedCalls().stream().map(ReceivedCall::notice).toList();
  }

  @Test
  void tellsOfADeploymentThatFails() {
    toolforge.script().build("api").failsWith("no Procfile");
    Deployment ended = deployed(asked());
    toolforge.pass(Duration.ofHours(1));

    assertThat(told())
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.id()).isEqualTo(ended.id().value());
          assertThat(notice.status()).isEqualTo("failed");
          assertThat(notice.message()).contains("no Procfile");
        });
    assertThat(toolforge.components().deployment(Systems.TOOL, ended.id()).callback())
        .isInstanceOf(CallbackState.Delivered.class);
  }

  @Test
  void tellsOfARun() {
    Deployment unused = deployed(DeploymentRequest.by("somebody", "test"));
    Run run =
        toolforge
            .runs()
            .start(
                Systems.TOOL,
                new RunRequest(
                    new ComponentName("api"),
                    "report",
                    new LinkedHashMap<>(),
                    null,
                    URL,
                    "somebody"));
    Run ended = toolforge.await(run);
    toolforge.pass(Duration.ofHours(1));

    assertThat(told())
        .containsExactly(
            new Notice(
                run.id().value(),
                Systems.TOOL,
                Notice.Kind.RUN,
                "successful",
                "The run succeeded",
                Objects.requireNonNull(ended.state().ended())));
    assertThat(toolforge.runs().find(Systems.TOOL, run.id()).callback())
        .isInstanceOf(CallbackState.Delivered.class);
  }

  @Test
  void aRetryCallsNobody() {
    toolforge.script().build("api").failsWith("no Procfile");
    Deployment failed = deployed(asked());
    toolforge.pass(Duration.ofMinutes(1));

    Deployment retried =
        toolforge.await(toolforge.components().retry(Systems.TOOL, failed.id(), "somebody"));
    toolforge.pass(Duration.ofHours(1));

    assertThat(retried.callback()).isEqualTo(new CallbackState.NotWanted());
    assertThat(told()).hasSize(1);
  }

  @Test
  void whatIsToBeToldStaysThoughItIsTheOldest() {
    toolforge.script().receiverIsDown("receiver.example", true);
    Deployment first = deployed(asked());
    for (int i = 0; i < 10; i++) {
      Deployment unused = deployed(DeploymentRequest.by("somebody", "test"));
    }
    toolforge.script().receiverIsDown("receiver.example", false);
    toolforge.pass(Duration.ofHours(1));
    assertThat(told()).hasSize(1);

    Deployment unused = deployed(DeploymentRequest.by("somebody", "test"));
    assertThat(toolforge.components().deployments(Systems.TOOL))
        .hasSize(10)
        .noneMatch(deployment -> deployment.id().equals(first.id()));
  }
}

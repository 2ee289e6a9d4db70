package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;
import org.toolforge.components.run.TestRuns;

class RunJsonTest {

  private static final Instant TIME = Instant.parse("2026-04-04T12:00:10.5Z");

  @Test
  void readsBackAnOrder() {
    RunOrder order =
        TestRuns.order("a")
            .command("echo \"ü\" $(date)\n")
            .env("A", "")
            .timeout(Duration.ofMinutes(3))
            .callback("https://tools.example/hook?a=b&c")
            .build();

    assertThat(RunJson.order(order.tool(), order.id().value(), RunJson.order(order)))
        .contains(order);
  }

  @Test
  void readsBackEnds() {
    for (RunState end :
        new RunState[] {
          new RunState.Succeeded(TIME, TIME.plusSeconds(9)),
          new RunState.Failed(Fault.CONTENT, "It \"failed\".", 3, TIME, TIME.plusSeconds(9)),
          new RunState.Failed(Fault.TIMEOUT, "Too late.", null, null, TIME)
        }) {
      assertThat(RunJson.end(RunJson.end(end))).contains(end);
    }
  }

  @Test
  void readsBackWhatBecameOfCallbacks() {
    CallbackState delivered = new CallbackState.Delivered(TIME);
    CallbackState givenUp = new CallbackState.GivenUp(TIME, "It answered \"410\".");

    assertThat(RunJson.callback(RunJson.callback(delivered))).contains(delivered);
    assertThat(RunJson.callback(RunJson.callback(givenUp))).contains(givenUp);
    assertThat(RunJson.callback(RunJson.callback(new CallbackState.Pending()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "{\"state\": \"failed\", \"endedAt\": \"today\"}",
        "{\"state\": \"failed\", \"fault\": \"NOBODY\", \"endedAt\": \"2026-04-04T12:00:10Z\"}",
        "{\"state\": \"delivered\", \"at\": 5}",
        "{\"component\": \"{}\", \"image\": \"x\", \"timeout\": \"long\"}"
      })
  void takesNonsenseForAbsent(String text) {
    assertThat(RunJson.order(SampleJobs.TOOL, TestRuns.id("a").value(), text)).isEmpty();
    assertThat(RunJson.end(text)).isEmpty();
    assertThat(RunJson.callback(text)).isEmpty();
  }
}

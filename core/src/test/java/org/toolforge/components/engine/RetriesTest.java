package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.deployment.TestDeployments;

class RetriesTest {

  private final Retries retries = new Retries();
  private final Task task = new Task.TakeStock();

  @Test
  void leavesATaskAloneForLongerAfterEachFailureInARow() {
    assertThat(IntStream.range(0, 9).mapToObj(i -> retries.pauseAfterFailure(task).toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void neverOverflows() {
    for (int i = 0; i < 200; i++) {
      assertThat(retries.pauseAfterFailure(task))
          .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
  }

  @Test
  void startsOverAfterASuccess() {
    assertThat(retries.pauseAfterFailure(task)).isEqualTo(Duration.ofSeconds(1));
    assertThat(retries.pauseAfterFailure(task)).isEqualTo(Duration.ofSeconds(2));
    retries.succeeded(task);

    assertThat(retries.pauseAfterFailure(task)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void countsEachTaskOnItsOwn() {
    Task other =
        new Task.Advance(new DeploymentRef(TestDeployments.TOOL, TestDeployments.id("one")));
    retries.succeeded(other);
    assertThat(retries.pauseAfterFailure(task)).isEqualTo(Duration.ofSeconds(1));

    assertThat(retries.pauseAfterFailure(other)).isEqualTo(Duration.ofSeconds(1));
  }
}

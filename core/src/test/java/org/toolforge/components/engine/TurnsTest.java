package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.config.ToolName;

class TurnsTest {

  private final Turns turns = new Turns(new CallbackLimits(Duration.ofHours(1), 1, 2, 9));

  private static Errand.Tell of(String tool, int number) {
    return new Errand.Tell(Notice.Kind.RUN, new ToolName(tool), "run-" + number);
  }

  @Test
  void limitsTheCallsToOneReceiver() {
    assertThat(turns.enter(of("a", 1), "host")).isTrue();
    assertThat(turns.enter(of("b", 2), "host")).isFalse();
    assertThat(turns.enter(of("b", 3), "other")).isTrue();

    assertThat(turns.leave(of("a", 1), "host")).containsExactly(of("b", 2));
    assertThat(turns.enter(of("b", 2), "host")).isTrue();
  }

  @Test
  void limitsTheCallsForOneTool() {
    assertThat(turns.enter(of("a", 1), "host1")).isTrue();
    assertThat(turns.enter(of("a", 2), "host2")).isTrue();
    assertThat(turns.enter(of("a", 3), "host3")).isFalse();

    assertThat(turns.leave(of("a", 1), "host1")).containsExactly(of("a", 3));
  }

  @Test
  void wakesNobodyWhoWouldHaveToWaitElsewhere() {
    assertThat(turns.enter(of("a", 1), "host1")).isTrue();
    assertThat(turns.enter(of("a", 2), "host2")).isTrue();
    assertThat(turns.enter(of("a", 3), "host2")).isFalse();
    assertThat(turns.enter(of("a", 4), "host4")).isFalse();

    assertThat(turns.leave(of("a", 1), "host1")).containsExactly(of("a", 4));
    assertThat(turns.leave(of("a", 2), "host2")).containsExactly(of("a", 3));
  }

  @Test
  void lastsNoLongerThanTheCallsDo() {
    for (int i = 0; i < 1000; i++) {
      assertThat(turns.enter(of("tool" + i, i), "host" + i)).isTrue();
      assertThat(turns.leave(of("tool" + i, i), "host" + i)).isEmpty();
    }

    assertThat(turns.size()).isZero();
  }
}

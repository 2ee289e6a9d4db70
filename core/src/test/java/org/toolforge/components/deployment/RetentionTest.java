package org.toolforge.components.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static List<Integer> toGo(List<Integer> over, Set<Integer> awaiting, int kept) {
    return Retention.toGo(over, awaiting::contains, over.size(), kept);
  }

  @Test
  void letsTheOldestGo() {
    assertThat(toGo(List.of(1, 2, 3, 4, 5), Set.of(), 3)).containsExactly(1, 2);
    assertThat(toGo(List.of(1, 2, 3), Set.of(), 3)).isEmpty();
  }

  @Test
  void countsWhatMayNotGo() {
    assertThat(Retention.toGo(List.of(1, 2), one -> false, 4, 3)).containsExactly(1);
    assertThat(Retention.toGo(List.of(1), one -> false, 9, 3)).containsExactly(1);
  }

  @Test
  void sparesThoseOfWhichSomebodyIsStillToBeTold() {
    assertThat(toGo(List.of(1, 2, 3, 4, 5), Set.of(1, 5), 3)).containsExactly(2);
  }

  @Test
  void sparesNoMoreThanAreKeptAnyway() {
    assertThat(toGo(List.of(1, 2, 3, 4, 5, 6, 7), Set.of(1, 2, 3, 4, 5, 6, 7), 3))
        .containsExactly(1);
  }
}

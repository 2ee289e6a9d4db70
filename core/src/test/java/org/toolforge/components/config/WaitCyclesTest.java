package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.ComponentsException;

/** How the parser tells circles of components that wait for each other. */
final class WaitCyclesTest {

  /** Each group of letters is a component with those that it waits for. */
  @ParameterizedTest
  @CsvSource({
    "ab ba, a -> b -> a",
    "ab bc ca, a -> b -> c -> a",
    "abc ba c, a -> b -> a",
    "ab bc cb, b -> c -> b",
    "abd bc ca da, a -> d -> a",
  })
  void spellsTheShortestCycle(String waits, String cycle) {
    assertThat(cycles(waits)).first().isEqualTo(cycle);
  }

  @Test
  void tellsEveryCycleThatHasAComponentOfItsOwn() {
    assertThat(cycles("ab ba cd dc")).containsExactly("a -> b -> a", "c -> d -> c");
    assertThat(cycles("acb ba cb")).containsExactly("a -> b -> a", "c -> b -> a -> c");
    assertThat(cycles("abc bac cab")).containsExactly("a -> b -> a", "c -> a -> c");
  }

  @Test
  void acceptsComponentsThatWaitForTheSameOne() {
    assertThat(cycles("abc bd cd d")).isEmpty();
  }

  private static List<String> cycles(String waits) {
    ToolConfig config =
        TestConfigs.config(
            Stream.of(waits.split(" ", -1))
                .map(group -> group.split("", -1))
                .map(names ->
                    TestConfigs.continuous(names[0])
                        .waitFor(Arrays.copyOfRange(names, 1, names.length - 1))
                        .build())
                .toArray(Component[]::new));
    try {
      new ConfigParser(false).parse(TestConfigs.document(config).written());
      return List.of();
    } catch (ComponentsException.Invalid e) {
      return e.messages().stream()
          .map(message -> message.replaceAll(".* in a circle: (.*); remove .*", "$1"))
          .toList();
    }
  }
}

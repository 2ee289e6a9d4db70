package org.toolforge.components.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.cli.Console.Terminal;

final class OperatingSystemTest {

  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void knowsNoTerminalUnlessTheLauncherSawOne() {
    assertThat(OperatingSystem.terminal(null, XTERM)).isNull();
  }

  @Test
  void takesTheSizeThatTheLauncherSaw() {
    assertThat(OperatingSystem.terminal("40 132", XTERM)).isEqualTo(new Terminal(40, 132));
  }

  @Test
  void takesTheUsualSizeWhenTheTerminalDoesNotTell() {
    assertThat(OperatingSystem.terminal("0 0", XTERM)).isEqualTo(new Terminal(24, 80));
    assertThat(OperatingSystem.terminal("", XTERM)).isEqualTo(new Terminal(24, 80));
  }

  @Test
  void redrawsNothingOnADumbTerminal() {
    assertThat(OperatingSystem.terminal("40 132", Map.of("TERM", "dumb"))).isNull();
    assertThat(OperatingSystem.terminal("40 132", Map.of())).isNull();
  }
}

package org.toolforge.components.inmemory.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A result may be far larger than the memory. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class BigResultTest {

  @TempDir private Path directory;

  @Test
  void aGibibyteComesBackAsItWentInThroughThirtyMegabytes()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx30m",
                "-cp",
                System.getProperty("java.class.path"),
                BigResult.class.getName(),
                directory.toString(),
                String.valueOf(1L << 30))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(said.strip()).isEqualTo("It is the same");
    } finally {
      process.destroyForcibly();
    }
  }
}

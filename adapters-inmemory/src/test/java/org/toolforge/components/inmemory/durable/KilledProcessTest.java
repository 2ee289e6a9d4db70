package org.toolforge.components.inmemory.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Another process writes, says so, and is killed. */
final class KilledProcessTest {

  private static final int ENOUGH = 300;

  @TempDir private Path directory;

  private List<String> java(int length) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Scribe.class.getName(),
        directory.toString(),
        String.valueOf(length));
  }

  /** What it says until it is killed, which is at some moment after the line that many have. */
  private static List<String> linesOf(List<String> command, int lines)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> said = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        said.add(line);
        if (said.size() == lines) {
          // By its handle: what it said until then can still be read.
          boolean unused = process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private SequencedMap<String, Scribe.Page> pages() {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      return shelves.shelf("pages", Scribe.Page.class).contents();
    }
  }

  @Test
  void everythingIsThereThatTheProcessSaidBeforeItWasKilled()
      throws IOException, InterruptedException {
    List<String> said = linesOf(java(20_000), ENOUGH);

    SequencedMap<String, Scribe.Page> pages = pages();

    assertThat(said).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(pages.values()).extracting(page -> String.valueOf(page.number())).containsAll(said);
    assertThat(pages).hasSizeBetween(said.size(), said.size() + 1);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatDidNotFitIsGoneAndWhatFitsAfterItIsThere() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 200; exec \"$@\"", "sh"));
    command.addAll(java(30_000));

    List<String> said = linesOf(command, 20);

    assertThat(said).filteredOn(line -> line.startsWith(Scribe.REFUSED)).hasSize(1);
    assertThat(pages().values())
        .extracting(page -> String.valueOf(page.number()))
        .containsAll(said.stream().filter(line -> !line.startsWith(Scribe.REFUSED)).toList())
        .doesNotContain(
            said.stream()
                .filter(line -> line.startsWith(Scribe.REFUSED))
                .map(line -> line.substring(Scribe.REFUSED.length()))
                .toArray(String[]::new));
  }
}

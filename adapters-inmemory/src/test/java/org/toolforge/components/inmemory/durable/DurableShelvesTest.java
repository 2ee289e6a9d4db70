package org.toolforge.components.inmemory.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.inmemory.Shelf;

final class DurableShelvesTest {

  private record Thing(String name, List<Integer> numbers) {}

  private static final Thing RED = new Thing("red", List.of(1, 2));
  private static final Thing BLUE = new Thing("blue", List.of());
  private static final Thing LARGE = new Thing("x".repeat(10_000), List.of(7));

  private Path directory;

  @BeforeEach
  void chooseDirectory(@TempDir Path parent) {
    directory = parent.resolve("some/state");
  }

  private static Shelf<Thing> things(DurableShelves shelves) {
    return shelves.shelf("things", Thing.class);
  }

  private Path journal() {
    return directory.resolve("journal");
  }

  /** Puts red and blue there. */
  private void fill() {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      things(shelves).put("a", RED);
      things(shelves).put("b", BLUE);
    }
  }

  @Test
  void hasNothingAtFirst() {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents()).isEmpty();
    }
  }

  @Test
  void hasWhatWasPutThereAndNotWhatWasRemoved() {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      things(shelves).put("a", RED);
      things(shelves).put("b", RED);
      things(shelves).put("c", BLUE);
      things(shelves).remove("b");
      things(shelves).remove("nothing");
    }

    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents()).containsExactly(entry("a", RED), entry("c", BLUE));
    }
  }

  private static Map.Entry<String, Thing> entry(String key, Thing thing) {
    return Map.entry(key, thing);
  }

  @Test
  void aNewValueTakesThePlaceOfTheOldOneAndARemovedKeyComesBackAtTheEnd() {
    fill();
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      things(shelves).put("c", RED);
      things(shelves).put("a", BLUE);
      things(shelves).remove("b");
      things(shelves).put("b", LARGE);
    }

    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents())
          .containsExactly(entry("a", BLUE), entry("c", RED), entry("b", LARGE));
    }
  }

  @Test
  void keepsShelvesApartAlsoThoseThatNobodyAsksFor() {
    fill();
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      shelves.shelf("others", Thing.class).put("a", BLUE);
      assertThat(things(shelves).contents()).containsEntry("a", RED);
    }
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(shelves.shelf("others", Thing.class).contents()).containsExactly(entry("a", BLUE));
    }
  }

  @Test
  void refusesKeysThatWouldBreakALine() {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThatThrownBy(() -> things(shelves).put("a\tb", RED))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> things(shelves).remove("a\n"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void letsOneProcessAtATimeHaveTheDirectory() {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      things(shelves).put("a", RED);
      assertThatThrownBy(() -> DurableShelves.open(directory))
          .isInstanceOf(ComponentsException.Conflict.class)
          .hasMessage(
              "Another process has its state in %s. Stop it, or use another directory.", directory);
      things(shelves).put("b", BLUE);
    }
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents()).hasSize(2);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseMayLookIntoIt() throws IOException {
    fill();
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      writeMuch(shelves);
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  /** More than is kept in one file. */
  private static void writeMuch(DurableShelves shelves) {
    for (int i = 0; i < 2 * Journal.SLACK / 10_000; i++) {
      things(shelves).put("key" + i % 10, LARGE);
    }
  }

  @Test
  void saysWhatIsWrongWithADirectoryThatCannotBe() throws IOException {
    Files.createDirectories(directory.getParent());
    Files.writeString(directory, "a file");

    assertThatThrownBy(() -> DurableShelves.open(directory))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageStartingWith("The state in %s cannot be opened: ", directory);
  }

  @Test
  void refusesWhatComesAfterItsEnd() {
    DurableShelves shelves = DurableShelves.open(directory);
    shelves.close();

    assertThatThrownBy(() -> things(shelves).put("a", RED))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("cannot be written");
    shelves.close();
  }

  @Test
  void writesOnWhenTheThreadIsInterrupted() {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      Thread.currentThread().interrupt();
      writeMuch(shelves);
      assertThat(Thread.interrupted()).isTrue();
      things(shelves).put("a", RED);
    }
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents()).containsEntry("a", RED).hasSize(11);
    }
  }

  @Test
  void dropsALineThatWasNotWrittenToItsEnd() throws IOException {
    fill();
    byte[] before = Files.readAllBytes(journal());
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      things(shelves).put("a", BLUE);
    }
    byte[] after = Files.readAllBytes(journal());
    for (int end = before.length; end < after.length; end++) {
      Files.write(journal(), Arrays.copyOf(after, end));
      try (DurableShelves shelves = DurableShelves.open(directory)) {
        assertThat(things(shelves).contents()).containsExactly(entry("a", RED), entry("b", BLUE));
      }
      assertThat(journal()).hasBinaryContent(before);
    }
  }

  @Test
  void refusesAFileInWhichAnyByteIsNotAsItWas() throws IOException {
    fill();
    byte[] good = Files.readAllBytes(journal());
    for (int at = 0; at < good.length - 1; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(journal(), bad);
      assertThatThrownBy(() -> DurableShelves.open(directory))
          .as("byte %d", at)
          .isInstanceOf(ComponentsException.Malformed.class)
          .hasMessageContaining(directory.toString());
      assertThat(journal()).hasBinaryContent(bad);
    }
    Files.write(journal(), good);
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents()).hasSize(2);
    }
  }

  @Test
  void namesTheLineThatIsDamaged() throws IOException {
    fill();
    Files.writeString(journal(), Files.readString(journal()).replace("blue", "blux"));

    assertThatThrownBy(() -> DurableShelves.open(directory))
        .isInstanceOf(ComponentsException.Malformed.class)
        .hasMessage(
            "The file %s is damaged in line 3: it is not as it was written, so nothing was read. Put a"
                + " backup in its place, or take out that line to go on without what it says.",
            journal());
  }

  @Test
  void refusesAnEmptyFileRatherThanStartWithNothing() throws IOException {
    fill();
    Files.write(journal(), new byte[0]);

    assertThatThrownBy(() -> DurableShelves.open(directory))
        .isInstanceOf(ComponentsException.Malformed.class)
        .hasMessageContaining("does not begin as a journal of state does");
  }

  @Test
  void refusesTheFormatOfANewerVersion() throws IOException {
    fill();
    Files.writeString(journal(), Files.readString(journal()).replace("format 1\n", "format 2\n"));

    assertThatThrownBy(() -> DurableShelves.open(directory))
        .isInstanceOf(ComponentsException.Malformed.class)
        .hasMessage(
            "The state in %s has the format 2, and this version knows only 1. Use the version that"
                + " wrote it.",
            journal());
  }

  @Test
  void namesTheValueThatItCannotRead() {
    record Other(int name) {}
    fill();
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThatThrownBy(() -> shelves.shelf("things", Other.class).contents())
          .isInstanceOf(ComponentsException.Malformed.class)
          .hasMessageContaining("holds things/a as this version cannot read it");
    }
  }

  @Test
  void staysSmallThroughALongLife() throws IOException {
    try (DurableShelves shelves = DurableShelves.open(directory, false)) {
      long largest = 0;
      for (int i = 0; i < 10_000; i++) {
        things(shelves).put("key" + i % 50, new Thing(LARGE.name(), List.of(i)));
        if (i % 3 == 0) {
          things(shelves).remove("key" + (i + 20) % 50);
        }
        largest = Math.max(largest, Files.size(journal()));
      }
      assertThat(largest).isLessThan(Journal.SLACK + 2 * 51 * 10_100L);
    }
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents())
          .containsEntry("key49", new Thing(LARGE.name(), List.of(9_999)));
    }
  }

  @Test
  void worksOnWhenTheFileCannotBeWrittenAnew() throws IOException {
    try (DurableShelves shelves = DurableShelves.open(directory, false)) {
      Path inTheWay = Files.createDirectories(directory.resolve("journal.next/full"));
      writeMuch(shelves);
      things(shelves).put("a", RED);
      assertThat(Files.size(journal())).isGreaterThan(Journal.SLACK);
      Files.delete(inTheWay);
      writeMuch(shelves);
      assertThat(Files.size(journal())).isLessThan(2L * Journal.SLACK);
    }
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents()).hasSize(11).containsEntry("a", RED);
    }
  }

  @Test
  void aRewriteThatACrashInterruptedDoesNoHarm() throws IOException {
    fill();
    Files.writeString(directory.resolve("journal.next"), "half of a journ");
    try (DurableShelves shelves = DurableShelves.open(directory, false)) {
      writeMuch(shelves);
    }
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      assertThat(things(shelves).contents()).hasSize(12).containsEntry("a", RED);
    }
  }
}

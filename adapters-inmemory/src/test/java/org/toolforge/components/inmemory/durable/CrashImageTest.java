package org.toolforge.components.inmemory.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.inmemory.Shelf;

/** What a crash at any moment leaves of the file has everything that was answered. */
final class CrashImageTest {

  private record Thing(int number, String ballast) {}

  private static final int WRITERS = 3;
  private static final int IMAGES = 40;
  private static final int KEYS = 20;

  @Test
  void everyImageHasWhatWasAnsweredBeforeIt(@TempDir Path parent)
      throws IOException, InterruptedException {
    Path directory = parent.resolve("state");
    Map<String, Integer> answered = new ConcurrentHashMap<>();
    AtomicBoolean ended = new AtomicBoolean();
    List<Map<String, Integer>> expected = new ArrayList<>();
    try (DurableShelves shelves = DurableShelves.open(directory, false)) {
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String writer = "writer" + i;
        writers.add(
            Thread.ofPlatform()
                .start(() -> write(shelves.shelf(writer, Thing.class), writer, answered, ended)));
      }
      for (int i = 0; i < IMAGES; i++) {
        Map<String, Integer> before = Map.copyOf(answered);
        expected.add(before);
        Path image = Files.createDirectories(parent.resolve("image" + i));
        Files.copy(directory.resolve("journal"), image.resolve("journal"));
      }
      ended.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }

    for (int i = 0; i < IMAGES; i++) {
      assertHolds(parent.resolve("image" + i), expected.get(i));
    }
    assertHolds(directory, answered);
  }

  private static void write(
      Shelf<Thing> shelf, String writer, Map<String, Integer> answered, AtomicBoolean ended) {
    Random random = new Random(writer.hashCode());
    for (int number = 1; !ended.get(); number++) {
      String key = "key" + random.nextInt(KEYS);
      shelf.put(key, new Thing(number, "x".repeat(random.nextInt(10_000))));
      answered.put(writer + "/" + key, number);
    }
  }

  private static void assertHolds(Path directory, Map<String, Integer> answered) {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      answered.forEach((name, number) -> {
        String[] parts = name.split("/", -1);
        Thing thing = shelves.shelf(parts[0], Thing.class).contents().get(parts[1]);
        assertThat(thing).as(name).isNotNull();
        assertThat(thing.number()).as(name).isGreaterThanOrEqualTo(number);
      });
    }
  }
}

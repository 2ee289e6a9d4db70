package org.toolforge.components.inmemory.durable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.inmemory.Shelf;
import org.toolforge.components.inmemory.Shelves;

/**
 * Shelves in a directory that one process at a time may have. What was put there is there after the
 * process was killed at any moment, and after the power failed as far as the disk keeps its word.
 */
public final class DurableShelves implements Shelves, AutoCloseable {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final StateDirectory directory;
  private final Journal journal;

  private DurableShelves(StateDirectory directory, Journal journal) {
    this.directory = directory;
    this.journal = journal;
  }

  /**
   * Opens that directory, and makes it if need be; only its owner may look into it then.
   *
   * @throws ComponentsException.Conflict when another process has it open
   * @throws ComponentsException.Malformed when what is there is damaged or of a newer version;
   *     nothing is changed then
   * @throws ComponentsException.Unavailable when it cannot be read or written
   */
  public static DurableShelves open(Path directory) {
    return open(directory, true);
  }

  /**
   * @param forced whether to wait for the disk with each write; otherwise what was put survives the
   *     process, and not a loss of power
   */
  static DurableShelves open(Path directory, boolean forced) {
    try {
      StateDirectory held = StateDirectory.open(directory);
      try {
        return new DurableShelves(held, Journal.open(held, forced));
      } catch (IOException | RuntimeException e) {
        held.close();
        throw e;
      }
    } catch (IOException e) {
      throw unavailable("The state in %s cannot be opened: %s", directory, e);
    }
  }

  @Override
  public <V> Shelf<V> shelf(String name, Class<V> type) {
    return new JournalShelf<>(name, new StateJson<>(type));
  }

  /** Ends it; what is put after that is refused. Nothing needs to be closed to be kept. */
  @Override
  public void close() {
    try (directory;
        journal) {
      // Closing is all.
    } catch (IOException e) {
      throw unavailable("The state in %s was not closed well: %s", directory.path(), e);
    }
  }

  private SequencedMap<String, String> written(String shelf) {
    try {
      return journal.contents(shelf);
    } catch (IOException e) {
      throw unavailable("The state in %s cannot be read: %s", directory.path(), e);
    }
  }

  private void add(Line line) {
    try {
      journal.add(line);
    } catch (IOException e) {
      throw unavailable("The state in %s cannot be written: %s", directory.path(), e);
    }
  }

  private static ComponentsException.Unavailable unavailable(
      String sentence, Path directory, IOException e) {
    // A message of NoSuchFileException and its like is just the path; their text has the type too.
    return new ComponentsException.Unavailable(sentence.formatted(directory, e), RETRY_AFTER, e);
  }

  private final class JournalShelf<V> implements Shelf<V> {
    private final String name;
    private final StateJson<V> json;

    private JournalShelf(String name, StateJson<V> json) {
      this.name = name;
      this.json = json;
    }

    @Override
    public SequencedMap<String, V> contents() {
      SequencedMap<String, V> contents = new LinkedHashMap<>();
      written(name).forEach((key, value) -> contents.put(key, read(key, value)));
      return contents;
    }

    private V read(String key, String value) {
      try {
        return json.read(value);
      } catch (IOException e) {
        throw new ComponentsException.Malformed(
            "The state in %s holds %s/%s as this version cannot read it. Use the version that wrote it. (%s)"
                .formatted(directory.path(), name, key, e.getMessage()));
      }
    }

    @Override
    public void put(String key, V value) {
      add(new Line(name, key, json.write(value)));
    }

    @Override
    public void remove(String key) {
      add(new Line(name, key, null));
    }
  }
}

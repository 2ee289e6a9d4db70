package org.toolforge.components.inmemory.durable;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.toolforge.components.ComponentsException;

/**
 * A file that every change is added to, and that is written anew when most of it no longer counts.
 * Safe for use by many threads.
 */
final class Journal implements Closeable {

  private static final System.Logger LOG = System.getLogger(Journal.class.getName());
  private static final String NAME = "journal";
  private static final String NEXT = "journal.next";
  private static final int BUFFER = 1 << 16;

  /** How much of the file may be outdated, apart from as much again as counts. */
  static final int SLACK = 4 << 20;

  private final StateDirectory directory;
  private final Path path;
  private final String mode;
  // Files and streams, no channels: a channel closes when a thread is interrupted that writes.
  private RandomAccessFile file;
  private Index index;
  private long end;
  private boolean torn;
  private long noRewriteBefore;

  private Journal(StateDirectory directory, String mode, JournalReader read) throws IOException {
    this.directory = directory;
    this.mode = mode;
    path = directory.file(NAME);
    index = read.index();
    end = read.end();
    file = new RandomAccessFile(path.toFile(), mode);
  }

  /**
   * Opens the journal of a directory, and begins one if there is none.
   *
   * @param forced whether a change is on the disk before the call returns that adds it, rather than
   *     just with the operating system
   * @throws ComponentsException.Malformed when it is damaged
   */
  static Journal open(StateDirectory directory, boolean forced) throws IOException {
    Path path = directory.file(NAME);
    if (Files.notExists(path)) {
      // Put there whole, so that an empty file never looks like a new one.
      Path first = directory.empty(NEXT);
      try (FileOutputStream out = new FileOutputStream(first.toFile())) {
        out.write(JournalReader.HEADER);
        out.getFD().sync();
      }
      directory.replace(path, first);
      directory.force();
    }
    Journal journal = new Journal(directory, forced ? "rwd" : "rw", JournalReader.read(path));
    try {
      journal.file.setLength(journal.end);
      journal.rewriteIfLarge();
      return journal;
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  /** Adds a change. When that fails, what may be there of it goes before the next is added. */
  synchronized void add(Line line) throws IOException {
    byte[] bytes = line.bytes();
    if (torn) {
      file.setLength(end);
    }
    torn = true;
    file.seek(end);
    file.write(bytes);
    torn = false;
    index.add(line, new Index.Place(end, bytes.length));
    end += bytes.length;
    rewriteIfLarge();
  }

  /** The values of a shelf by their keys, in the order in which the keys came. */
  synchronized SequencedMap<String, String> contents(String shelf) throws IOException {
    SequencedMap<String, String> contents = new LinkedHashMap<>();
    for (Index.Place place : index.places(shelf)) {
      Line line = read(place);
      contents.put(
          line.key(), Objects.requireNonNull(line.value(), "only values are in the index"));
    }
    return contents;
  }

  private Line read(Index.Place place) throws IOException {
    byte[] bytes = new byte[place.length() - 1];
    file.seek(place.start());
    file.readFully(bytes);
    Line line = Line.of(bytes);
    if (line == null) {
      throw new IOException(path + " was changed by somebody else");
    }
    return line;
  }

  private void rewriteIfLarge() {
    if (end <= 2 * index.size() + SLACK || end < noRewriteBefore) {
      return;
    }
    try {
      rewrite();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, path + " grows: it could not be written anew", e);
      noRewriteBefore = end + SLACK;
    }
  }

  /** Writes what counts into a new file, and goes on with that. */
  private void rewrite() throws IOException {
    Path next = directory.empty(NEXT);
    Index written = new Index();
    long position = JournalReader.HEADER.length;
    try (FileOutputStream disk = new FileOutputStream(next.toFile());
        OutputStream out = new BufferedOutputStream(disk, BUFFER)) {
      out.write(JournalReader.HEADER);
      for (Index.Place place : index.places()) {
        Line line = read(place);
        byte[] bytes = line.bytes();
        out.write(bytes);
        written.add(line, new Index.Place(position, bytes.length));
        position += bytes.length;
      }
      out.flush();
      disk.getFD().sync();
    }
    RandomAccessFile old = file;
    RandomAccessFile opened = new RandomAccessFile(next.toFile(), mode);
    try {
      directory.replace(path, next);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    file = opened;
    index = written;
    end = position;
    old.close();
    directory.force();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}

package org.toolforge.components.inmemory.durable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.toolforge.components.ComponentsException;

/** Reads a journal from its beginning to its end, and checks every line of it. */
final class JournalReader {

  private static final String TITLE = "toolforge-components state, format ";
  private static final int FORMAT = 1;
  private static final int BUFFER = 1 << 16;

  /** The first line of every journal, with its end. */
  static final byte[] HEADER =
      (TITLE + FORMAT + (char) Line.END).getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final Index index = new Index();
  private long end;

  private JournalReader(Path file) {
    this.file = file;
  }

  /**
   * Reads that journal.
   *
   * @throws ComponentsException.Malformed when it is none, or is damaged
   */
  static JournalReader read(Path file) throws IOException {
    JournalReader reader = new JournalReader(file);
    try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER)) {
      reader.read(in);
    }
    return reader;
  }

  Index index() {
    return index;
  }

  /** Where the last whole line ends; what is behind it was never answered for. */
  long end() {
    return end;
  }

  private void read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int number = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != Line.END) {
        line.write(next);
        continue;
      }
      number++;
      if (number == 1) {
        checkHeader(line.toString(StandardCharsets.UTF_8));
      } else {
        add(line.toByteArray(), number);
      }
      end += line.size() + 1;
      line.reset();
    }
    if (number == 0) {
      throw notOurs();
    }
  }

  private void checkHeader(String header) {
    if (!header.startsWith(TITLE)) {
      throw notOurs();
    }
    String format = header.substring(TITLE.length());
    if (!format.equals(String.valueOf(FORMAT))) {
      throw new ComponentsException.Malformed(
          "The state in %s has the format %s, and this version knows only %d. Use the version that wrote it."
              .formatted(file, format, FORMAT));
    }
  }

  private ComponentsException.Malformed notOurs() {
    return new ComponentsException.Malformed(
        "The file %s does not begin as a journal of state does. Put a backup in its place, or use another directory."
            .formatted(file));
  }

  private void add(byte[] bytes, int number) {
    Line line = Line.of(bytes);
    if (line == null) {
      throw new ComponentsException.Malformed(
          ("The file %s is damaged in line %d: it is not as it was written, so nothing was read. Put a"
                  + " backup in its place, or take out that line to go on without what it says.")
              .formatted(file, number));
    }
    index.add(line, new Index.Place(end, bytes.length + 1));
  }
}

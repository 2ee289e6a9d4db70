package org.toolforge.components.http.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * Reads an archive from front to back and holds no more of it than a name. It knows what the tar of
 * POSIX, of GNU and of small systems write.
 */
public final class TarReader {

  /** No name needs more, whichever way it is written. */
  private static final int LONGEST_NOTE = 64 * 1024;

  private final InputStream archive;
  private long left;
  private int padding;

  public TarReader(InputStream archive) {
    this.archive = archive;
  }

  /**
   * Goes on to what comes next, past what was not read of the last.
   *
   * @return empty at the end
   * @throws EOFException when the archive ends too early
   * @throws ComponentsException.Malformed when it is none
   */
  public Optional<TarEntry> next() throws IOException {
    TarNotes notes = TarNotes.NONE;
    while (true) {
      skipRest();
      TarHeader header = header();
      if (header == null) {
        return Optional.empty();
      }
      begin(header.size());
      switch (header.type()) {
        case 'L' -> notes = notes.named(TarHeader.text(note(), 0, (int) header.size()));
        case 'x' -> notes = notes.with(note());
        case 'g', 'K' -> {} // about all files, or where a link leads: nothing to know here
        default -> {
          long size = notes.size() < 0 ? header.size() : notes.size();
          begin(size);
          String name = notes.name();
          return Optional.of(new TarEntry(name == null ? header.name() : name, kind(header), size));
        }
      }
    }
  }

  private static TarEntry.Kind kind(TarHeader header) {
    return switch (header.type()) {
      // Very old archives mark folders by their names alone.
      case 0 -> header.name().endsWith("/") ? TarEntry.Kind.FOLDER : TarEntry.Kind.FILE;
      case '0', '7' -> TarEntry.Kind.FILE;
      case '5' -> TarEntry.Kind.FOLDER;
      case '1', '2' -> TarEntry.Kind.LINK;
      default -> TarEntry.Kind.OTHER;
    };
  }

  private @Nullable TarHeader header() throws IOException {
    byte[] block = archive.readNBytes(TarHeader.BYTES);
    if (block.length < TarHeader.BYTES) {
      throw new EOFException("no end");
    }
    TarHeader header = new TarHeader(block);
    return header.isEnd() ? null : header.checked();
  }

  private void begin(long size) {
    left = size;
    padding = (int) (-size & (TarHeader.BYTES - 1));
  }

  private byte[] note() throws IOException {
    if (left > LONGEST_NOTE) {
      throw TarHeader.malformed();
    }
    return content().readAllBytes();
  }

  private void skipRest() throws IOException {
    archive.skipNBytes(left);
    archive.skipNBytes(padding);
    begin(0);
  }

  /** The bytes of what came last, to be read before going on. */
  public InputStream content() {
    return new Content();
  }

  private final class Content extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = archive.read(bytes, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException("cut short");
      }
      left -= read;
      return read;
    }
  }
}

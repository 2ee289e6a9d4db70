package org.toolforge.components.http.transfer;

import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * What an archive says of the next file where the file's own header has no room for it.
 *
 * @param name null when nothing is said of it
 * @param size negative when nothing is said of it
 */
record TarNotes(@Nullable String name, long size) {

  static final TarNotes NONE = new TarNotes(null, -1);

  TarNotes named(String longName) {
    return new TarNotes(longName, size);
  }

  /** Adds what stands in records such as {@code 12 path=a/b}, each of which says how long it is. */
  TarNotes with(byte[] records) {
    TarNotes notes = this;
    int at = 0;
    while (at < records.length) {
      int space = at;
      while (space < records.length && records[space] != ' ') {
        space++;
      }
      int length = (int) number(TarHeader.text(records, at, space - at), records.length - at);
      int start = space + 1;
      int end = at + length - 1;
      if (end < start || records[end] != '\n') {
        throw TarHeader.malformed();
      }
      notes = notes.with(records, start, end);
      at = end + 1;
    }
    return notes;
  }

  private TarNotes with(byte[] records, int start, int end) {
    int equals = start;
    while (equals < end && records[equals] != '=') {
      equals++;
    }
    String key = TarHeader.text(records, start, equals - start);
    int from = Math.min(equals + 1, end);
    return switch (key) {
      case "path" -> new TarNotes(TarHeader.text(records, from, end - from), size);
      case "size" ->
          new TarNotes(name, number(TarHeader.text(records, from, end - from), Long.MAX_VALUE));
      case "GNU.sparse.major" ->
          throw new ComponentsException.Malformed(
              "The archive leaves out the holes in files. Make it without --sparse.");
      default -> this;
    };
  }

  private static long number(String digits, long most) {
    try {
      long number = Long.parseLong(digits);
      if (number >= 0 && number <= most) {
        return number;
      }
      throw TarHeader.malformed();
    } catch (NumberFormatException e) {
      throw TarHeader.malformed();
    }
  }
}

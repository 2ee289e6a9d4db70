package org.toolforge.components.http.transfer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file somebody asks for. */
public sealed interface ByteRange {

  /** All of them. */
  record Whole() implements ByteRange {}

  /**
   * Some of them.
   *
   * @param first counted from 0
   * @param length how many, at least 1
   */
  record Part(long first, long length) implements ByteRange {

    /** What tells the receiver which part it is. */
    public String contentRange(long size) {
      return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
    }
  }

  /** None that the file has. */
  record Beyond() implements ByteRange {}

  /** One range; several, and other units, may be ignored. */
  Pattern SINGLE = Pattern.compile("(?i:bytes)[ \t]*=[ \t]*([0-9]*)-([0-9]*)[ \t]*");

  /**
   * Reads the value of {@code Range}.
   *
   * @param header null when there is none
   * @param size of the file
   */
  static ByteRange of(@Nullable String header, long size) {
    Matcher single = SINGLE.matcher(header == null ? "" : header);
    if (!single.matches()) {
      return new Whole();
    }
    String first = single.group(1);
    String last = single.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : end(number(last), size);
    }
    return between(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
  }

  private static ByteRange end(long length, long size) {
    long there = Math.min(length, size);
    return there == 0 ? new Beyond() : new Part(size - there, there);
  }

  private static ByteRange between(long first, long last, long size) {
    if (last < first) {
      return new Whole();
    }
    return first >= size ? new Beyond() : new Part(first, Math.min(last, size - 1) - first + 1);
  }

  /** No file is as long as the longest number, so any beyond it may stand for the others. */
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }
}

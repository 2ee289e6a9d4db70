package org.toolforge.components.inmemory.durable;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One change, as the journal has it: a checksum, the shelf, the key and the value, with tabs
 * between them and a line feed at the end. The checksum is over all that follows it.
 *
 * @param value absent when the key was removed
 */
record Line(String shelf, String key, @Nullable String value) {

  static final byte END = '\n';

  private static final String BETWEEN = "\t";
  private static final int CHECKSUM_LENGTH = 8;
  private static final int FIELDS = 3;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  Line {
    if (CONTROL.matcher(shelf + key).find()) {
      throw new IllegalArgumentException("A key holds a control character: " + shelf + "/" + key);
    }
  }

  /** The whole line, with its end. */
  byte[] bytes() {
    String content = shelf + BETWEEN + key + (value == null ? "" : BETWEEN + value);
    byte[] bytes =
        ("0".repeat(CHECKSUM_LENGTH) + BETWEEN + content + (char) END)
            .getBytes(StandardCharsets.UTF_8);
    byte[] checksum = checksum(bytes, bytes.length - 1).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(checksum, 0, bytes, 0, CHECKSUM_LENGTH);
    return bytes;
  }

  /** What a line without its end says; nothing when it is not as it was written. */
  static @Nullable Line of(byte[] bytes) {
    if (bytes.length <= CHECKSUM_LENGTH) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith(checksum(bytes, bytes.length) + BETWEEN)) {
      return null;
    }
    String[] fields = text.substring(CHECKSUM_LENGTH + 1).split(BETWEEN, FIELDS);
    return switch (fields.length) {
      case FIELDS -> new Line(fields[0], fields[1], fields[2]);
      case FIELDS - 1 -> new Line(fields[0], fields[1], null);
      default -> null;
    };
  }

  private static String checksum(byte[] line, int end) {
    CRC32C checksum = new CRC32C();
    int start = CHECKSUM_LENGTH + 1;
    checksum.update(line, start, end - start);
    return HexFormat.of().toHexDigits(checksum.getValue(), CHECKSUM_LENGTH);
  }
}

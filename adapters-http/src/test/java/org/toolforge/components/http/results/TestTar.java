package org.toolforge.components.http.results;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Archives as programs write them, and some that no program would. */
public final class TestTar {

  private static final int BLOCK = 512;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public TestTar file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public TestTar file(String name, byte[] content) {
    return entry(name, '0', content);
  }

  public TestTar entry(String name, char type, byte[] content) {
    header(name, type, content.length);
    return padded(content);
  }

  /** A header alone, whatever comes after it. */
  public TestTar header(String name, char type, long size) {
    byte[] block = new byte[BLOCK];
    put(block, 0, name);
    put(block, 100, "0000644");
    if (size < 1L << 33) {
      put(block, 124, "%011o".formatted(size));
    } else {
      block[124] = (byte) 0x80;
      for (int at = 0; at < 8; at++) {
        block[135 - at] = (byte) (size >>> (8 * at));
      }
    }
    block[156] = (byte) type;
    put(block, 257, "ustar");
    put(block, 263, "00");
    put(block, 148, "        ");
    int sum = 0;
    for (byte octet : block) {
      sum += octet & 0xff;
    }
    put(block, 148, "%06o".formatted(sum));
    block[154] = 0;
    bytes.writeBytes(block);
    return this;
  }

  private TestTar padded(byte[] content) {
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[-content.length & (BLOCK - 1)]);
    return this;
  }

  /** The archive as far as it is. */
  public byte[] cutShort() {
    return bytes.toByteArray();
  }

  /** The archive with its end. */
  public byte[] whole() {
    bytes.writeBytes(new byte[2 * BLOCK]);
    return bytes.toByteArray();
  }

  private static void put(byte[] block, int offset, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, 0, block, offset, encoded.length);
  }
}

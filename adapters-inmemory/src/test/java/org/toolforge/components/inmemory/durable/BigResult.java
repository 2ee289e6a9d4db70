package org.toolforge.components.inmemory.durable;

import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.TestRuns;

/** A process that keeps one large result of random bytes, and reads it again. */
final class BigResult {

  private BigResult() {}

  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    ResultStore store = DirectoryResultStore.open(Path.of(arguments[0]));
    long size = Long.parseLong(arguments[1]);
    ResultPath path = new ResultPath("big/random.bin");
    MessageDigest written = MessageDigest.getInstance("SHA-256");
    try (InputStream content = new DigestInputStream(new RandomBytes(), written)) {
      store.put(TOOL, TestRuns.id("a"), path, size, content);
    }
    MessageDigest read = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[1 << 16];
    try (InputStream content = store.read(TOOL, TestRuns.id("a"), path, 0, size)) {
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        read.update(buffer, 0, count);
      }
    }
    System.out.println(
        MessageDigest.isEqual(written.digest(), read.digest())
            ? "It is the same"
            : "It is another one");
  }

  /** Without an end. */
  private static final class RandomBytes extends InputStream {
    private final Random random = new Random(1);
    private final byte[] some = new byte[1 << 16];

    @Override
    public int read() {
      return random.nextInt(256);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      random.nextBytes(some);
      int count = Math.min(length, some.length);
      System.arraycopy(some, 0, into, offset, count);
      return count;
    }
  }
}

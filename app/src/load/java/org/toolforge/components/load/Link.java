package org.toolforge.components.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection that is kept, on which one request at a time is under way. */
final class Link implements AutoCloseable {

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final SocketChannel channel;
  private final ByteBuffer request;
  private final ByteBuffer answer = ByteBuffer.allocateDirect(64 * 1024);
  private int expected;
  private long since;

  Link(Call call, Selector selector) throws IOException {
    channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), call.port()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
    byte[] bytes = call.bytes(NUMBERS.incrementAndGet());
    request = ByteBuffer.allocateDirect(bytes.length).put(bytes);
  }

  /**
   * @param due when it should have been sent, from which on its answer is waited for
   */
  void send(long due) throws IOException {
    since = due;
    request.flip();
    request.limit(request.capacity());
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  /** Takes what has arrived; how long the whole answer took, or -1 while more is to come. */
  long receive() throws IOException {
    if (channel.read(answer) < 0) {
      throw new IOException("The server closed a connection");
    }
    if (expected == 0) {
      expected = expected();
    }
    if (expected == 0 || answer.position() < expected) {
      return -1;
    }
    answer.clear();
    expected = 0;
    return System.nanoTime() - since;
  }

  /** How long the answer is with its head, as far as that has arrived; else 0. */
  private int expected() throws IOException {
    byte[] arrived = new byte[answer.position()];
    answer.get(0, arrived);
    int end = endOfHead(arrived);
    if (end < 0) {
      return 0;
    }
    String head = new String(arrived, 0, end, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    if (!head.startsWith("http/1.1 200")) {
      throw new IOException("Answered with " + new String(arrived, StandardCharsets.UTF_8));
    }
    int length = head.indexOf("content-length:") + "content-length:".length();
    return end + Integer.parseInt(head.substring(length, head.indexOf('\r', length)).strip());
  }

  private static int endOfHead(byte[] bytes) {
    for (int i = 0; i + 3 < bytes.length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == END_OF_HEAD[2]
          && bytes[i + 3] == END_OF_HEAD[3]) {
        return i + END_OF_HEAD.length;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

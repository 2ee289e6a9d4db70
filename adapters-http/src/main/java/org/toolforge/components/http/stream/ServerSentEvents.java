package org.toolforge.components.http.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Writes server-sent events. Safe for use by many threads. */
final class ServerSentEvents {

  private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();

  ServerSentEvents(OutputStream out) {
    this.out = out;
  }

  /** Sends an event. Each line of the data becomes a line of its own, as the format wants it. */
  void send(long id, String name, String data) throws IOException {
    StringBuilder event = new StringBuilder(data.length() + 64);
    event.append("id: ").append(id).append("\nevent: ").append(name).append('\n');
    data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    if (data.isEmpty()) {
      event.append("data:\n");
    }
    write(event.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps the connection from looking dead, and finds out whether it is. */
  void heartbeat() throws IOException {
    write(HEARTBEAT);
  }

  private void write(byte[] bytes) throws IOException {
    lock.lock();
    try {
      out.write(bytes);
      out.flush();
    } finally {
      lock.unlock();
    }
  }
}

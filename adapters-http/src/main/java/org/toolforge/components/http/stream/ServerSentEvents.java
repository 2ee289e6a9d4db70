package org.toolforge.components.http.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events. For use by one thread. */
final class ServerSentEvents {

  private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

  private final OutputStream out;

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
    out.write(event.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Keeps the connection from looking dead, and finds out whether it is. */
  void heartbeat() throws IOException {
    out.write(HEARTBEAT);
    out.flush();
  }
}

package org.toolforge.components.http.git;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocol as it is spoken to {@code git://} addresses, over a connection of its own. */
final class TcpWire implements Wire {

  private static final int PORT = 9418;

  private final URI uri;
  private final HostLookup lookup;
  private final Budget budget;
  private @Nullable Socket socket;
  private @Nullable PacketReader in;

  TcpWire(URI uri, HostLookup lookup, Budget budget) {
    this.uri = uri;
    this.lookup = lookup;
    this.budget = budget;
  }

  @Override
  public PacketReader greet() throws IOException {
    close();
    Socket opened = connect(lookup.of(uri.getHost(), budget));
    socket = opened;
    PacketReader reader =
        new PacketReader(budget.metered(new BufferedInputStream(patient(opened))));
    in = reader;
    // The second name lets hosts that know it speak version 2; others stop reading before it.
    String request =
        "git-upload-pack %s\0host=%s\0\0version=2\0".formatted(uri.getPath(), authority());
    send(opened, new PacketReader.Writer().raw(request).text());
    return reader;
  }

  @Override
  public PacketReader ask(String request) throws IOException {
    Socket open = socket;
    PacketReader reader = in;
    if (open == null || reader == null) {
      throw new SocketException("nobody was greeted");
    }
    send(open, request);
    return reader;
  }

  @Override
  public boolean greetsEachTime() {
    return true;
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nobody needs it any more.
      }
    }
  }

  /** To the very addresses that were checked. */
  private Socket connect(List<InetAddress> addresses) throws IOException {
    int port = uri.getPort() < 0 ? PORT : uri.getPort();
    IOException failure = new SocketException("the host has no address");
    for (InetAddress address : addresses) {
      Socket candidate = new Socket();
      try {
        // Half, so that the next address gets its turn when this one is dead.
        candidate.connect(new InetSocketAddress(address, port), millis(budget.left().dividedBy(2)));
        return candidate;
      } catch (IOException e) {
        candidate.close();
        failure = e;
      }
    }
    throw failure;
  }

  private static void send(Socket to, String request) throws IOException {
    // Requests are small enough to fit into what the system holds for a connection.
    to.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits for each byte no longer than there is time for all of them. */
  private InputStream patient(Socket from) throws IOException {
    return new FilterInputStream(from.getInputStream()) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        from.setSoTimeout(millis(budget.left()));
        return in.read(buffer, offset, length);
      }
    };
  }

  private String authority() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static int millis(Duration time) {
    return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
  }
}

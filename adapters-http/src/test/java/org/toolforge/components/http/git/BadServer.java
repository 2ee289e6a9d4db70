package org.toolforge.components.http.git;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.toolforge.components.config.RepositoryUrl;

/** Accepts connections, and then does with each what a test wants. */
final class BadServer implements AutoCloseable {

  /** What it does. */
  interface Manners {
    void meet(Socket client) throws IOException, InterruptedException;
  }

  private final ServerSocket server = new ServerSocket();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final Manners manners;

  BadServer(Manners manners) throws IOException {
    this.manners = manners;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::accept);
  }

  /** It says this, and nothing more, without hanging up. */
  static Manners says(String words) {
    return client -> {
      send(client, words);
      Thread.sleep(60_000);
    };
  }

  /** It answers a request over HTTP with this. */
  static Manners answers(String head, String body) {
    return client -> {
      byte[] buffer = new byte[8192];
      int unused = client.getInputStream().read(buffer);
      send(
          client,
          "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(head, body.length(), body));
    };
  }

  static void send(Socket client, String words) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(words.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** A line of git's protocol. */
  static String packet(String line) {
    return "%04x%s".formatted(line.length() + 4, line);
  }

  int port() {
    return server.getLocalPort();
  }

  RepositoryUrl overTcp() {
    return new RepositoryUrl("git://127.0.0.1:" + port() + "/repo.git");
  }

  RepositoryUrl overHttp() {
    return new RepositoryUrl("http://127.0.0.1:" + port() + "/repo.git");
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> meet(client));
      } catch (IOException e) {
        // The test is over.
      }
    }
  }

  private void meet(Socket client) {
    try (client) {
      manners.meet(client);
    } catch (IOException e) {
      // The client hung up, as it should.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

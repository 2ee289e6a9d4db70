package org.toolforge.components.http.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Serves one repository over HTTP, at {@code /repo.git}. */
final class GitOverHttp implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Repository repository;
  private final boolean modern;
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  /**
   * @param modern whether it speaks version 2 of the protocol
   */
  GitOverHttp(Repository repository, boolean modern) {
    this.repository = repository;
    this.modern = modern;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/repo.git/info/refs", this::greet);
    server.createContext("/repo.git/git-upload-pack", this::answer);
    server.createContext(
        "/moved.git/info/refs",
        exchange -> {
          exchange
              .getResponseHeaders()
              .add("Location", url() + "/info/refs?service=git-upload-pack");
          exchange.sendResponseHeaders(301, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return at("/repo.git");
  }

  String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** What was sent as passwords are. */
  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void greet(HttpExchange exchange) throws IOException {
    try (exchange) {
      UploadPack program = program(exchange);
      exchange
          .getResponseHeaders()
          .add("Content-Type", "application/x-git-upload-pack-advertisement");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      PacketLineOut packets = new PacketLineOut(out);
      program.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(packets), "git-upload-pack");
      out.flush();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
      exchange.sendResponseHeaders(200, 0);
      program(exchange).upload(exchange.getRequestBody(), exchange.getResponseBody(), null);
    }
  }

  private UploadPack program(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      authorizations.add(authorization);
    }
    UploadPack program = new UploadPack(repository);
    program.setBiDirectionalPipe(false);
    if (modern) {
      program.setExtraParameters(
          exchange.getRequestHeaders().getOrDefault("Git-Protocol", List.of()));
    }
    return program;
  }
}

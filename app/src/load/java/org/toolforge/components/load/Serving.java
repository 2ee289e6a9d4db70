package org.toolforge.components.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code ./components serve} as people start it. */
final class Serving implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private Serving(Path launcher) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    process =
        new ProcessBuilder(launcher.toString(), "serve", "--port", Integer.toString(port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** Has the launcher build the program if that is needed, which takes longer than a start may. */
  static void build(Path launcher) throws IOException {
    new ProcessBuilder(launcher.toString(), "--version")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .onExit()
        .join();
  }

  /** From before the process starts until it has answered, in milliseconds. */
  static double firstAnswer(Path launcher) throws Exception {
    long start = System.nanoTime();
    try (Serving serving = new Serving(launcher)) {
      serving.awaitAnswer();
      return (System.nanoTime() - start) / 1e6;
    }
  }

  /**
   * How much memory it takes.
   *
   * @param before resident when it has answered once, in MB
   * @param most resident at any time under load, in MB
   * @param perSecond requests that it answered meanwhile
   */
  record Memory(long before, long most, double perSecond) {}

  /** Its memory while it gets all requests that it can answer: reads, writes and deployments. */
  static Memory underLoad(Path launcher, Duration time) throws Exception {
    try (Serving serving = new Serving(launcher)) {
      serving.awaitAnswer();
      long before = serving.status("VmRSS");
      int port = serving.port;
      Call save = Call.post("POST config", port, LoadServer.CONFIG, Configs.USUAL);
      Traffic.most(save, time.dividedBy(4));
      double perSecond =
          Traffic.most(Call.get("GET config", port, LoadServer.CONFIG), time.dividedBy(4))
              .perSecond();
      Traffic.most(Call.get("GET status", port, "/api/v1/tool/load/status"), time.dividedBy(4));
      Traffic.most(save, time.dividedBy(4));
      return new Memory(before, serving.status("VmHWM"), perSecond);
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException("The server does not come up");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.getOutputStream().write(Call.get("", port, "/healthz").bytes());
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(start, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The launcher becomes the JVM, so that it is the process that was started. */
  private long status(String key) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(key + ":")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("The system does not tell the memory of processes");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.EndlessResults;
import org.toolforge.components.http.harness.ServerSetup;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;
import org.toolforge.components.http.results.TestTar;

@Timeout(120)
class LargeResultsTest {

  private static final String TOOL = "/api/v1/tool/mytool";
  private static final long SIZE = 200L * 1024 * 1024 + 7;

  /** What all the rest of a request may take, on both sides. */
  private static final long LITTLE = 32L * 1024 * 1024;

  private static String run(TestServer server) {
    TestClient client = server.as("mytool");
    assertThat(client.post(TOOL + "/config", Configs.WEB).status()).isEqualTo(200);
    assertThat(client.post(TOOL + "/deploy").status()).isEqualTo(200);
    client.getUntil(TOOL + "/deploy/latest", "status", "successful");
    String run = client.post(TOOL + "/runs", "{\"component\": \"web\"}").header("Location");
    client.getUntil(run, "status", "successful");
    return run;
  }

  private static Socket connected(TestServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
  }

  private static void head(Socket socket, String text) throws IOException {
    socket
        .getOutputStream()
        .write(
            (text + "\r\nHost: x\r\nx-toolforge-tool: mytool\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }

  private static String headOf(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  @Test
  void areSentByteForByteThroughABuffer() throws IOException {
    EndlessResults results = new EndlessResults(SIZE, SIZE);
    try (TestServer server = ServerSetup.USUAL.over(results).start();
        Socket socket = connected(server)) {
      String run = run(server);
      byte[] buffer = new byte[64 * 1024];
      long before = allocated();

      head(socket, "GET " + run + "/results/big.bin HTTP/1.1");
      InputStream in = socket.getInputStream();
      String head = headOf(in);
      long received = 0;
      long wrong = 0;
      while (received < SIZE) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, SIZE - received));
        assertThat(read).isPositive();
        for (int at = 0; at < read; at++) {
          wrong += buffer[at] == EndlessResults.at(received + at) ? 0 : 1;
        }
        received += read;
      }

      assertThat(head).startsWith("HTTP/1.1 200 ").contains("Content-Length: " + SIZE + "\r\n");
      assertThat(wrong).isZero();
      assertThat(allocated() - before).isLessThan(LITTLE);
    }
  }

  @Test
  void areTakenThroughABuffer() throws IOException {
    EndlessResults results = new EndlessResults(SIZE, SIZE);
    try (TestServer server = ServerSetup.USUAL.over(results).start();
        Socket socket = connected(server)) {
      String run = run(server);
      byte[] header = new TestTar().header("big", '0', SIZE).cutShort();
      long padding = -SIZE & 511;
      byte[] zeros = new byte[64 * 1024];
      long before = allocated();

      head(
          socket,
          "PUT %s/results HTTP/1.1\r\nContent-Type: application/x-tar\r\nContent-Length: %d"
              .formatted(run, header.length + SIZE + padding + 1024));
      OutputStream out = socket.getOutputStream();
      out.write(header);
      for (long left = SIZE + padding + 1024; left > 0; left -= Math.min(left, zeros.length)) {
        out.write(zeros, 0, (int) Math.min(left, zeros.length));
      }

      assertThat(headOf(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
      assertThat(results.taken()).isEqualTo(SIZE);
      assertThat(allocated() - before).isLessThan(LITTLE);
    }
  }

  @Test
  void breakOffWhenTheStoreDoes() throws IOException {
    EndlessResults results = new EndlessResults(SIZE, SIZE / 2);
    try (TestServer server = ServerSetup.USUAL.over(results).start();
        Socket socket = connected(server)) {
      String run = run(server);
      socket.setSoTimeout(20_000);
      byte[] buffer = new byte[64 * 1024];

      head(socket, "GET " + run + "/results/big.bin HTTP/1.1");
      InputStream in = socket.getInputStream();
      String head = headOf(in);
      long received = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        received += read;
      }

      assertThat(head).contains("Content-Length: " + SIZE + "\r\n");
      assertThat(received).as("the connection ended").isLessThan(SIZE);
      assertThat(server.streams()).isZero();
    }
  }
}

package org.toolforge.components.load;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.toolforge.components.config.ToolName;

/**
 * A process with both servers in it. It prints their ports, then for each line of its input how
 * much processor time it has used, and ends with its input.
 */
final class LoadServer {

  static final String CONFIG = "/api/v1/tool/load/config";

  private LoadServer() {}

  public static void main(String[] arguments) throws Exception {
    try (ServedSystem system = new ServedSystem()) {
      system.save(new ToolName("load"), Configs.USUAL);
      try (BareServer bare = new BareServer(answer(system.port()))) {
        System.out.println(bare.port() + " " + system.port());
        Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
        while (input.hasNextLine()) {
          input.nextLine();
          System.out.println(processorNanos());
        }
      }
    }
  }

  /** What our server answers, for the bare one to answer the same. */
  private static byte[] answer(int port) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + CONFIG))
              .header("x-toolforge-tool", "load")
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}

package org.toolforge.components.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/** How long a deployment of 20 components takes when builds and jobs take no time. */
final class Deployments {

  private static final int WARM_UP = 300;
  private static final int MEASURED = 200;
  private static final String CONFIG = Configs.of(20);

  private final ServedSystem system;
  private final HttpClient client;

  private Deployments(ServedSystem system, HttpClient client) {
    this.system = system;
    this.client = client;
  }

  /** The medians in milliseconds: for who calls the library, and for who calls the server. */
  record Medians(double inProcess, double overHttp) {}

  static Medians measured() throws IOException, InterruptedException {
    try (ServedSystem system = new ServedSystem();
        HttpClient client = HttpClient.newHttpClient()) {
      Deployments deployments = new Deployments(system, client);
      double[] inProcess = new double[WARM_UP + MEASURED];
      double[] overHttp = new double[WARM_UP + MEASURED];
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        inProcess[i] = deployments.inProcess(new ToolName("direct" + i));
        overHttp[i] = deployments.overHttp(new ToolName("http" + i));
      }
      return new Medians(median(inProcess), median(overHttp));
    }
  }

  private static double median(double[] all) {
    double[] measured = Arrays.copyOfRange(all, WARM_UP, all.length);
    Arrays.sort(measured);
    return measured[measured.length / 2];
  }

  private double inProcess(ToolName tool) throws InterruptedException {
    system.save(tool, CONFIG);
    Components components = system.components();
    CountDownLatch finished = new CountDownLatch(1);
    Subscription watching =
        components.watch(stored -> {
          if (isEndOf(tool, stored)) {
            finished.countDown();
          }
        });
    long start = System.nanoTime();
    components.deploy(tool, DeploymentRequest.by("load", "load"));
    finished.await();
    double took = (System.nanoTime() - start) / 1e6;
    watching.close();
    return took;
  }

  private static boolean isEndOf(ToolName tool, StoredDeployment stored) {
    if (!stored.deployment().tool().equals(tool) || !stored.deployment().isFinished()) {
      return false;
    }
    if (stored.deployment().status() != DeploymentStatus.SUCCESSFUL) {
      throw new IllegalStateException(stored.deployment().longStatus());
    }
    return true;
  }

  private double overHttp(ToolName tool) throws IOException, InterruptedException {
    system.save(tool, CONFIG);
    long start = System.nanoTime();
    HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
    JsonNode created = answer(request(tool, "").POST(nothing).build());
    String id = created.at("/data/deploy_id").textValue();
    answer(request(tool, "/" + id + "/result?wait=60").build());
    return (System.nanoTime() - start) / 1e6;
  }

  private HttpRequest.Builder request(ToolName tool, String rest) {
    String address =
        "http://127.0.0.1:%d/api/v1/tool/%s/deploy%s".formatted(system.port(), tool, rest);
    return HttpRequest.newBuilder(URI.create(address)).header("x-toolforge-tool", tool.value());
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("Answered with " + response.statusCode() + ": " + response.body());
    }
    return new ObjectMapper().readTree(response.body());
  }
}

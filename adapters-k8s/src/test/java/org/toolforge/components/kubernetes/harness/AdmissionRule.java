package org.toolforge.components.kubernetes.harness;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * An admission webhook that lets nobody make objects of some kind in one namespace, as an
 * operator's policy might. For tests with {@link NeedsRealServer}.
 */
public final class AdmissionRule implements AutoCloseable {

  private static final Resource WEBHOOKS =
      new Resource(
          "admissionregistration.k8s.io",
          "v1",
          "ValidatingWebhookConfiguration",
          "validatingwebhookconfigurations");

  private final Cluster cluster;
  private final String namespace;
  private final String message;
  private final String name = "rule-" + UUID.randomUUID();
  private final HttpsServer server;

  private AdmissionRule(Cluster cluster, String namespace, String message) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.message = message;
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()));
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Makes the rule; it holds when this returns.
   *
   * @param plural the kind in lower case and plural
   * @param message what who breaks it is told
   */
  public static AdmissionRule against(
      KubeTestServer server, String namespace, String plural, String message) {
    AdmissionRule rule = new AdmissionRule(server.connect(), namespace, message);
    rule.register(plural);
    return rule;
  }

  private void register(String plural) {
    KubeClient client = cluster.client();
    String certificate =
        Base64.getEncoder()
            .encodeToString(SelfSigned.certificate().getBytes(StandardCharsets.UTF_8));
    KubeObject webhook =
        Yaml.object(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: %s}
            webhooks:
            - name: rule.example.org
              clientConfig: {url: "https://127.0.0.1:%d/", caBundle: %s}
              rules:
              - {operations: [CREATE], apiGroups: ["*"], apiVersions: ["*"], resources: [%s, configmaps]}
              failurePolicy: Ignore
              sideEffects: None
              admissionReviewVersions: [v1]
            """
                .formatted(name, server.getAddress().getPort(), certificate, plural));
    Optional<KubeObject> unused = client.create(WEBHOOKS, webhook);
    Await.until("the rule holds", this::holds);
  }

  /** Config maps are under the rule as well, as they are easily tried. */
  private boolean holds() {
    KubeObject attempt =
        KubeObject.named(Resource.CONFIG_MAPS, namespace, "attempt-" + UUID.randomUUID());
    try {
      Optional<KubeObject> unused = cluster.client().create(Resource.CONFIG_MAPS, attempt);
      return false;
    } catch (ComponentsException.Forbidden e) {
      return true;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonObject review =
          JsonParser.parseString(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
              .getAsJsonObject();
      JsonObject request = review.getAsJsonObject("request");
      boolean allowed =
          !request.has("namespace") || !request.get("namespace").getAsString().equals(namespace);
      JsonObject status = new JsonObject();
      status.addProperty("message", message);
      JsonObject response = new JsonObject();
      response.add("uid", request.get("uid"));
      response.addProperty("allowed", allowed);
      response.add("status", status);
      JsonObject answer = new JsonObject();
      answer.add("apiVersion", review.get("apiVersion"));
      answer.add("kind", review.get("kind"));
      answer.add("response", response);
      byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    cluster.client().delete(WEBHOOKS, "", name);
    server.stop(0);
    cluster.close();
  }
}

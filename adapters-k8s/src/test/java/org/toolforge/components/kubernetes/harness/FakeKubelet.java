package org.toolforge.components.kubernetes.harness;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * A node of the real API server's cluster that runs nothing: a test says what its containers print,
 * and the API server asks here for it as it asks any kubelet. For tests with {@link
 * NeedsRealServer}.
 */
public final class FakeKubelet implements AutoCloseable {

  private static final Resource NODES = new Resource("", "v1", "Node", "nodes");
  private static final String LOGS = "/containerLogs/";

  private final Cluster cluster;
  private final String node = "node-" + UUID.randomUUID();
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, ContainerLog> logs = new ConcurrentHashMap<>();
  private final Map<String, ContainerLog> earlier = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private FakeKubelet(Cluster cluster) {
    this.cluster = cluster;
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Adds a node to a server's cluster. */
  public static FakeKubelet join(KubeTestServer server) {
    FakeKubelet kubelet = new FakeKubelet(server.connect());
    kubelet.register();
    return kubelet;
  }

  private void register() {
    JsonObject status =
        Yaml.object(
                """
                addresses: [{type: InternalIP, address: 127.0.0.1}]
                daemonEndpoints: {kubeletEndpoint: {Port: %d}}
                """
                    .formatted(server.getAddress().getPort()))
            .tree();
    KubeObject made =
        cluster.client().create(NODES, KubeObject.named(NODES, "", node)).orElseThrow();
    JsonObject tree = made.tree().deepCopy();
    tree.add("status", status);
    KubeObject unused = cluster.client().replaceStatus(NODES, new KubeObject(tree)).orElseThrow();
  }

  /** Puts a pod on this node, none of whose containers has started. Makes its namespace, too. */
  public FakePod pod(
      String namespace, String name, Map<String, String> labels, String... containers) {
    return FakePod.create(
        this, cluster.client(), namespace, name, labels, "Never", List.of(containers));
  }

  /** A pod whose containers may be restarted; otherwise as {@link #pod}. */
  public FakePod restartedPod(
      String namespace, String name, Map<String, String> labels, String... containers) {
    return FakePod.create(
        this, cluster.client(), namespace, name, labels, "Always", List.of(containers));
  }

  /** What a container prints; until it is first asked for here, the container has not started. */
  public ContainerLog log(String namespace, String pod, String container) {
    return logs.computeIfAbsent(key(namespace, pod, container), name -> new ContainerLog());
  }

  private static String key(String namespace, String pod, String container) {
    return String.join("/", namespace, pod, container);
  }

  /** A container ended, and another instance of it prints to a new log. */
  void restart(String namespace, String pod, String container) {
    String key = key(namespace, pod, container);
    ContainerLog old = log(namespace, pod, container);
    old.end();
    earlier.put(key, old);
    logs.put(key, new ContainerLog());
  }

  /** What the API server asked for, in order, as path and query. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** What it is called in the cluster. */
  public String node() {
    return node;
  }

  /** The logs of a pod go with it. */
  public void forget(String namespace, String pod) {
    logs.forEach((name, log) -> {
      if (name.startsWith(namespace + "/" + pod + "/")) {
        log.end();
        logs.remove(name);
      }
    });
  }

  private void handle(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    asked.add(uri.toString());
    try (exchange) {
      LogQuery query = LogQuery.of(uri);
      Map<String, ContainerLog> from = query.previous() ? earlier : logs;
      Optional<ContainerLog> log =
          uri.getPath().startsWith(LOGS)
              ? Optional.ofNullable(from.get(uri.getPath().substring(LOGS.length())))
              : Optional.empty();
      if (log.isEmpty()) {
        refuse(exchange, 400, "container \"%s\" is waiting to start".formatted(uri.getPath()));
      } else if (log.get().refusal().isPresent()) {
        refuse(exchange, log.get().refusal().getAsInt(), "refused as the test wants it");
      } else {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.flush();
        log.get().writeTo(out, query);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(HttpExchange exchange, int code, String why) throws IOException {
    byte[] text = why.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, text.length);
    exchange.getResponseBody().write(text);
  }

  /** Ends what is being read, and takes the node out of the cluster. */
  @Override
  public void close() {
    logs.values().forEach(ContainerLog::end);
    server.stop(0);
    threads.shutdownNow();
    cluster.client().delete(NODES, "", node);
    cluster.close();
  }
}

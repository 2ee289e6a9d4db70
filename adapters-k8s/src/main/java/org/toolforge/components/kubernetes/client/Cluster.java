package org.toolforge.components.kubernetes.client;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * Finds the API server and how to prove who we are to it. Closing it ends all connections.
 *
 * @param client for requests
 * @param namespace the namespace that this service itself lives in
 */
public record Cluster(KubeClient client, String namespace, OkHttpClient http)
    implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Cluster.class.getName());
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(10);

  /** A connection that does not answer for that long is given up, also one that only listens. */
  private static final Duration PING = Duration.ofSeconds(10);

  private static final Path OWN_NAMESPACE =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
  private static final String USUAL_NAMESPACE = "components-api";

  /**
   * The cluster that a file tells of, or without one the cluster that this process runs in.
   *
   * @param kubeconfig as kubectl has it, with its current context
   * @param namespace where our own objects are; when absent that of the context, or of the pod
   * @throws ComponentsException.Invalid when there is none to be found
   */
  public static Cluster connect(@Nullable Path kubeconfig, @Nullable String namespace) {
    return kubeconfig == null ? inside(namespace) : told(kubeconfig, namespace);
  }

  private static Cluster told(Path file, @Nullable String namespace) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      KubeConfig config = KubeConfig.loadKubeConfig(reader);
      config.setFile(file.toFile());
      String own = namespace == null ? config.getNamespace() : namespace;
      return of(ClientBuilder.kubeconfig(config).build(), own == null ? USUAL_NAMESPACE : own);
    } catch (NoSuchFileException e) {
      throw unusable(file, "there is no such file");
    } catch (IOException e) {
      throw unusable(file, "it, or a file that it names, cannot be read");
    } catch (RuntimeException e) {
      // What the library says of it can be a page long, and show credentials, also to the log.
      LOG.log(
          System.Logger.Level.DEBUG, "A kubeconfig cannot be used: {0}", e.getClass().getName());
      throw unusable(file, "it is none, or its current context names no server");
    }
  }

  private static ComponentsException unusable(Path file, String why) {
    return ComponentsException.Invalid.because(
        "The kubeconfig %s cannot be used: %s".formatted(file, why));
  }

  private static Cluster inside(@Nullable String namespace) {
    try {
      String own =
          namespace == null
              ? Files.readString(OWN_NAMESPACE, StandardCharsets.UTF_8).strip()
              : namespace;
      return of(ClientBuilder.cluster().build(), own);
    } catch (IOException e) {
      throw ComponentsException.Invalid.because(
          "This process does not run in a Kubernetes cluster. Name one with --kubeconfig FILE, or"
              + " KUBECONFIG.");
    }
  }

  /** The cluster that a client talks to; what is set up in that client stays. */
  static Cluster of(ApiClient api, String namespace) {
    OkHttpClient http =
        api.getHttpClient()
            .newBuilder()
            .connectTimeout(CONNECTING)
            .readTimeout(ANSWERING)
            .callTimeout(ANSWERING.plus(CONNECTING))
            .pingInterval(PING)
            .build();
    api.setHttpClient(http);
    // A watch says nothing for as long as nothing happens.
    OkHttpClient forWatches =
        http.newBuilder().readTimeout(Duration.ZERO).callTimeout(Duration.ZERO).build();
    // Repeated after its answer was lost, a write would meet itself and look like a conflict.
    OkHttpClient forWrites = http.newBuilder().retryOnConnectionFailure(false).build();
    OkHttpClient forLogs = LogStream.client(http);
    return new Cluster(new KubeClient(api, forWrites, forWatches, forLogs), namespace, http);
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}

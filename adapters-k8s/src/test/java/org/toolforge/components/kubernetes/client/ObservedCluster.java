package org.toolforge.components.kubernetes.client;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.Interceptor;

/** Connects to a cluster such that somebody sees every request, and what is answered. */
public final class ObservedCluster {

  private ObservedCluster() {}

  /** Otherwise as {@link Cluster#connect}. */
  public static Cluster connect(Path kubeconfig, String namespace, Interceptor observer) {
    try (Reader reader = Files.newBufferedReader(kubeconfig)) {
      ApiClient api = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(reader)).build();
      api.setHttpClient(api.getHttpClient().newBuilder().addInterceptor(observer).build());
      return Cluster.of(api, namespace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.toolforge.components.kubernetes.resilience;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.Yaml;

/** The way to the shared API server, and copies of it that lead elsewhere first. */
record Kubeconfig(JsonObject tree) {

  static Kubeconfig shared() {
    try {
      Path file = KubeTestServer.shared().kubeconfig();
      return new Kubeconfig(Yaml.object(Files.readString(file)).tree());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject cluster() {
    return tree.getAsJsonArray("clusters").get(0).getAsJsonObject().getAsJsonObject("cluster");
  }

  URI server() {
    return URI.create(cluster().get("server").getAsString());
  }

  /** Trusts who the API server says it is. */
  SSLContext trust() {
    byte[] certificate =
        Base64.getDecoder().decode(cluster().get("certificate-authority-data").getAsString());
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate)));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection with the same rights by way of another address. */
  Cluster via(String server) {
    JsonObject copy = tree.deepCopy();
    new Kubeconfig(copy).cluster().addProperty("server", server);
    try {
      // JSON is YAML too.
      Path file = Files.createTempFile("kubeconfig", ".yaml");
      Files.writeString(file, new Gson().toJson(copy));
      Cluster cluster = Cluster.connect(file, "toolforge-components");
      Files.delete(file);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

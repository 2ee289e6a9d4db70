package org.toolforge.components.kubernetes.harness;

import java.nio.file.Path;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * An API server that knows our custom resources. Tests that share one keep apart by namespaces.
 *
 * <p>Which kind it is, a line on the standard output tells.
 */
public sealed interface KubeTestServer extends AutoCloseable permits RealServer, MockServer {

  /** The one that all tests of this JVM share. It stops when the JVM ends. */
  static KubeTestServer shared() {
    return SharedServer.INSTANCE;
  }

  /** One that is not shared and knows nothing of us yet. For tests with {@link NeedsRealServer}. */
  static KubeTestServer ofItsOwn() {
    return RealServer.start();
  }

  /** One that {@code kube-test-env start} has started there. It is not to be closed. */
  static KubeTestServer startedIn(Path directory) {
    return RealServer.startedIn(directory);
  }

  /** The kubeconfig of somebody who may do everything. */
  default Path kubeconfig() {
    return kubeconfig(User.ADMIN);
  }

  Path kubeconfig(User user);

  /** A connection with all rights. */
  default Cluster connect() {
    return connect(User.ADMIN);
  }

  /** A connection with a user's rights. The service's own objects are where the chart puts them. */
  default Cluster connect(User user) {
    return Cluster.connect(kubeconfig(user), "toolforge-components");
  }

  /** Makes a namespace, unless it is there. */
  default void createNamespace(String name) {
    try (Cluster cluster = connect()) {
      Optional<KubeObject> unused =
          cluster
              .client()
              .create(Resource.NAMESPACES, KubeObject.named(Resource.NAMESPACES, "", name));
    }
  }

  /** Whether rights, schemas, conflicts and watches work as in a cluster. */
  boolean isReal();

  /** Takes the API server away. Requests then find nobody at its address. */
  void stopApiServer();

  /** Brings it back, at the same address and with the same data. */
  void startApiServer();

  @Override
  void close();
}

package org.toolforge.components.kubernetes.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A real API server with its etcd and its controllers, but without nodes. */
final class RealServer implements KubeTestServer {

  private final Path directory;
  private final Thread atTheEnd = new Thread(this::stop, "stop-kube-test-env");

  private RealServer(Path directory) {
    this.directory = directory;
  }

  /** One that has nothing yet but what every cluster has. */
  static RealServer start() {
    try {
      RealServer server = new RealServer(Files.createTempDirectory("kube-test-env"));
      Runtime.getRuntime().addShutdownHook(server.atTheEnd);
      KubeTestEnv.start(server.directory);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RealServer startedIn(Path directory) {
    return new RealServer(directory);
  }

  @Override
  public Path kubeconfig(User user) {
    return directory.resolve(user.kubeconfig());
  }

  @Override
  public boolean isReal() {
    return true;
  }

  @Override
  public void stopApiServer() {
    KubeTestEnv.stopApiServer(directory);
  }

  @Override
  public void startApiServer() {
    KubeTestEnv.startApiServer(directory);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    stop();
  }

  private void stop() {
    KubeTestEnv.stop(directory);
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : innermostFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

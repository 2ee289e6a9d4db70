package org.toolforge.components.kubernetes.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The script that finds, starts and stops real servers. */
final class KubeTestEnv {

  /**
   * How a call ended.
   *
   * @param printed on the standard output
   * @param told on the standard error output
   */
  private record Result(int exit, String printed, String told) {}

  private KubeTestEnv() {}

  /** Where the binaries are, if there are any. */
  static Optional<Path> find() {
    Result result = run(List.of("find"));
    return result.exit == 0 ? Optional.of(Path.of(result.printed)) : Optional.empty();
  }

  /** Starts a server that ends with this JVM, however that ends. */
  static void start(Path directory) {
    String us = Long.toString(ProcessHandle.current().pid());
    demand("start", "--with-parent", us, directory.toString());
  }

  static void stop(Path directory) {
    demand("stop", directory.toString());
  }

  static void stopApiServer(Path directory) {
    demand("stop-apiserver", directory.toString());
  }

  static void startApiServer(Path directory) {
    demand("start-apiserver", directory.toString());
  }

  private static void demand(String... arguments) {
    Result result = run(List.of(arguments));
    if (result.exit != 0) {
      throw new IllegalStateException(
          "kube-test-env %s failed:%n%s".formatted(String.join(" ", arguments), result.told));
    }
  }

  private static Result run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(SourceTree.root().resolve("adapters-k8s/src/test/kube/kube-test-env").toString());
    command.addAll(arguments);
    try {
      // A file, as the servers may keep a pipe open for long.
      Path told = Files.createTempFile("kube-test-env", ".log");
      try {
        Process process = new ProcessBuilder(command).redirectError(told.toFile()).start();
        process.getOutputStream().close();
        String printed =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Result(process.waitFor(), printed, Files.readString(told));
      } finally {
        Files.delete(told);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for kube-test-env", e);
    }
  }
}

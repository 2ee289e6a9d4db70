package org.toolforge.components.kubernetes.harness;

import java.nio.file.Path;
import java.util.Optional;

/** Looks once for a real server, and says what it found. */
final class ServerChoice {

  private static final Optional<Path> BINARIES = look();

  private ServerChoice() {}

  static boolean isReal() {
    return BINARIES.isPresent();
  }

  @SuppressWarnings("SystemOut") // Whoever runs the tests has to know what they prove.
  private static Optional<Path> look() {
    Optional<Path> binaries = KubeTestEnv.find();
    System.out.println(
        binaries
            .map("Tests of adapters-k8s use a real API server, with the binaries in %s."::formatted)
            .orElse(
                "Tests of adapters-k8s use no API server, and those that need one are skipped."
                    + " Get one: adapters-k8s/src/test/kube/kube-test-env install"));
    return binaries;
  }
}

package org.toolforge.components.kubernetes.harness;

import java.nio.file.Path;
import java.util.Optional;

/** Looks once for a real server, and says what it found. */
final class ServerChoice {

  /** -Dkube.mock=true on the command line of Maven passes over the real one. */
  private static final String MOCK = "kube.mock";

  private static final Optional<Path> BINARIES = look();

  private ServerChoice() {}

  static boolean isReal() {
    return BINARIES.isPresent();
  }

  @SuppressWarnings("SystemOut") // Whoever runs the tests has to know what they prove.
  private static Optional<Path> look() {
    Optional<Path> binaries = Boolean.getBoolean(MOCK) ? Optional.empty() : KubeTestEnv.find();
    System.out.println(
        binaries
            .map("Tests of adapters-k8s use a real API server, with the binaries in %s."::formatted)
            .orElse(
                "Tests of adapters-k8s use a mock, and those that need a real API server are"
                    + " skipped. Get one: adapters-k8s/src/test/kube/kube-test-env install"));
    return binaries;
  }
}

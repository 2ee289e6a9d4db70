package org.toolforge.components.kubernetes.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.SourceTree;
import org.toolforge.components.kubernetes.harness.Yaml;

/** The chart in a directory, in Helm's hands. */
record Chart(Path directory) {

  static final String RELEASE = "components-api";
  static final String NAMESPACE = "toolforge-components";

  /** Where images are built unless the values say otherwise. */
  static final String BUILDS = "image-build";

  /** The oldest release of Kubernetes that is served. */
  static final String OLDEST = "v1.20.0";

  static final String TODAYS = "v1.36.0";

  static Chart ours() {
    return new Chart(SourceTree.root().resolve("chart"));
  }

  LintResult lint() {
    return new Helm(directory).lint().strict().call();
  }

  /**
   * The objects that it makes of some values.
   *
   * @param values as YAML
   * @throws IllegalStateException when it refuses the values
   */
  List<KubeObject> render(String values, String kubeVersion) {
    return Yaml.objects(
        with(
            values,
            file ->
                new Helm(directory)
                    .template()
                    .withName(RELEASE)
                    .withNamespace(NAMESPACE)
                    .withKubeVersion(kubeVersion)
                    .withValuesFile(file)
                    .call()));
  }

  List<KubeObject> render(String values) {
    return render(values, TODAYS);
  }

  /** What whoever installs it with some values is told. */
  String notes(String values) {
    String told =
        with(
            values,
            file ->
                new Helm(directory)
                    .install()
                    .withName(RELEASE)
                    .withNamespace(NAMESPACE)
                    .clientOnly()
                    .dryRun()
                    .withValuesFile(file)
                    .call()
                    .getOutput());
    return told.substring(told.indexOf("NOTES:"));
  }

  Release install(KubeTestServer server, String values) {
    return with(
        values,
        file ->
            new Helm(directory)
                .install()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .createNamespace()
                .withKubeConfig(server.kubeconfig())
                .withValuesFile(file)
                .call());
  }

  Release upgrade(KubeTestServer server, String values) {
    return with(
        values,
        file ->
            new Helm(directory)
                .upgrade()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeConfig(server.kubeconfig())
                .withValuesFile(file)
                .call());
  }

  static void uninstall(KubeTestServer server) {
    String unused =
        Helm.uninstall(RELEASE).withNamespace(NAMESPACE).withKubeConfig(server.kubeconfig()).call();
  }

  private static <T> T with(String values, Function<Path, T> command) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        return command.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

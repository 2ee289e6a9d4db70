package org.toolforge.components.app.serve;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.wiring.ComponentRuntime;
import org.toolforge.components.kubernetes.run.RuntimeSettings;
import org.toolforge.components.kubernetes.run.RuntimeSettingsReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What runs components. */
final class RuntimeOptions {

  @Option(
      names = "--runtime",
      paramLabel = "TYPE",
      defaultValue = "${env:COMPONENTS_RUNTIME:-pretended}",
      description =
          "What runs components: kubernetes, in the cluster of --storage kubernetes, or pretended;"
              + " default: pretended (or COMPONENTS_RUNTIME).")
  private String runtime = "pretended";

  @Option(
      names = "--runtime-settings",
      paramLabel = "FILE",
      defaultValue = "${env:COMPONENTS_RUNTIME_SETTINGS}",
      description =
          "How --runtime kubernetes runs components: resources, addresses, storage and so on, as YAML"
              + " (or COMPONENTS_RUNTIME_SETTINGS); default: as Toolforge does.")
  private @Nullable Path settings;

  /** Whether components really run. */
  boolean isReal() {
    return runtime.equals("kubernetes");
  }

  ComponentRuntime runtime(CommandSpec spec) {
    if (settings != null && !isReal()) {
      throw wrong(spec, "--runtime-settings goes with --runtime kubernetes");
    }
    return switch (runtime) {
      case "pretended" -> new ComponentRuntime.Pretended();
      case "kubernetes" ->
          new ComponentRuntime.Kubernetes(
              settings == null
                  ? RuntimeSettings.DEFAULT
                  : SettingsDocument.read(
                      spec, settings, "runtime settings", RuntimeSettingsReader::read));
      default ->
          throw wrong(
              spec, "The runtime must be pretended or kubernetes, not '%s'".formatted(runtime));
    };
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

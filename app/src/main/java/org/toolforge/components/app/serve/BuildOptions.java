package org.toolforge.components.app.serve;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.wiring.Builds;
import org.toolforge.components.kubernetes.build.BuildSettings;
import org.toolforge.components.kubernetes.build.BuildSettingsReader;
import org.toolforge.components.port.BuildSlots;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who builds images, and how many at once. */
final class BuildOptions {

  @Option(
      names = "--builds",
      paramLabel = "TYPE",
      defaultValue = "${env:COMPONENTS_BUILDS:-pretended}",
      description =
          "Who builds images: tekton, in the cluster of --storage kubernetes, or pretended; default:"
              + " pretended (or COMPONENTS_BUILDS).")
  private String builds = "pretended";

  @Option(
      names = "--build-settings",
      paramLabel = "FILE",
      defaultValue = "${env:COMPONENTS_BUILD_SETTINGS}",
      description =
          "How --builds tekton builds: images, registry, pipeline and so on, as YAML (or"
              + " COMPONENTS_BUILD_SETTINGS); default: as Toolforge does.")
  private @Nullable Path settings;

  @Option(
      names = "--builds-per-tool",
      paramLabel = "N",
      defaultValue = "${env:COMPONENTS_BUILDS_PER_TOOL:-3}",
      description =
          "How many images of a tool are built at once; default: 3 (or"
              + " COMPONENTS_BUILDS_PER_TOOL).")
  private int perTool = 3;

  @Option(
      names = "--builds-in-all",
      paramLabel = "N",
      defaultValue = "${env:COMPONENTS_BUILDS_IN_ALL}",
      description =
          "How many images of all tools are built at once; default: 20 with tekton, any number when"
              + " pretended (or COMPONENTS_BUILDS_IN_ALL).")
  private @Nullable Integer inAll;

  /** Whether real images are built. */
  boolean areReal() {
    return builds.equals("tekton");
  }

  Builds builds(CommandSpec spec) {
    if (perTool < 1 || (inAll != null && inAll < 1)) {
      throw wrong(
          spec,
          "At least one image is built at once, for a tool and in all, not %d and %d"
              .formatted(perTool, inAll == null ? BuildSettings.DEFAULT.inAll() : inAll));
    }
    if (settings != null && !areReal()) {
      throw wrong(spec, "--build-settings goes with --builds tekton");
    }
    return switch (builds) {
      case "pretended" ->
          new Builds.Pretended(perTool, inAll == null ? BuildSlots.UNLIMITED : inAll);
      case "tekton" -> tekton(spec);
      default ->
          throw wrong(spec, "The builds must be pretended or tekton, not '%s'".formatted(builds));
    };
  }

  private Builds tekton(CommandSpec spec) {
    BuildSettings read =
        settings == null
            ? BuildSettings.DEFAULT
            : SettingsDocument.read(spec, settings, "build settings", BuildSettingsReader::read);
    return new Builds.Tekton(read.slots(perTool, inAll == null ? read.inAll() : inAll));
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

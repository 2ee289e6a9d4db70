package org.toolforge.components.kubernetes.build;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.build.sandbox.SandboxSettings;
import org.toolforge.components.port.BuildRetention;

/**
 * How builds are made, as the operator decides.
 *
 * @param namespace where PipelineRuns are, and the records of how they ended
 * @param perTool how many builds a tool may have at once
 * @param inAll how many all tools together may have at once
 * @param logSteps the steps whose output the tool's owner may read, in the order in which it is
 *     shown; the others are never read, as they may hold credentials of the platform
 * @param contentSteps the steps that run the owner's code, so that it is up to the owner when they
 *     fail
 * @param sandboxes what builds get that have a place of their own; absent when none can
 */
public record BuildSettings(
    String namespace,
    PipelineSettings pipeline,
    ImageSettings images,
    int perTool,
    int inAll,
    List<String> logSteps,
    Set<String> contentSteps,
    BuildRetention kept,
    @Nullable SandboxSettings sandboxes) {

  /** As the pipeline of Toolforge wants it. */
  public static final BuildSettings DEFAULT =
      new BuildSettings(
          "image-build",
          PipelineSettings.DEFAULT,
          ImageSettings.DEFAULT,
          3,
          20,
          List.of("clone", "prepare", "detect", "inject-buildpacks", "build", "fix-permissions"),
          Set.of("detect", "build"),
          new BuildRetention(2, 2),
          null);

  /**
   * Settings that make sense by themselves.
   *
   * @throws IllegalArgumentException when there would be no slot at all
   */
  public BuildSettings {
    if (perTool < 1 || inAll < 1) {
      throw new IllegalArgumentException(
          "There is at least one build slot for each tool and for all, not %d and %d"
              .formatted(perTool, inAll));
    }
    logSteps = List.copyOf(logSteps);
    contentSteps = Set.copyOf(contentSteps);
  }

  /** The same, with other slots. */
  public BuildSettings slots(int ofTool, int ofAll) {
    return new BuildSettings(
        namespace, pipeline, images, ofTool, ofAll, logSteps, contentSteps, kept, sandboxes);
  }

  /** The same, elsewhere. */
  public BuildSettings in(String otherNamespace) {
    return new BuildSettings(
        otherNamespace, pipeline, images, perTool, inAll, logSteps, contentSteps, kept, sandboxes);
  }

  /** The same, keeping other numbers of builds. */
  public BuildSettings keeping(BuildRetention other) {
    return new BuildSettings(
        namespace, pipeline, images, perTool, inAll, logSteps, contentSteps, other, sandboxes);
  }

  /** The same, with sandboxes, or without them. */
  public BuildSettings with(@Nullable SandboxSettings other) {
    return new BuildSettings(
        namespace, pipeline, images, perTool, inAll, logSteps, contentSteps, kept, other);
  }
}

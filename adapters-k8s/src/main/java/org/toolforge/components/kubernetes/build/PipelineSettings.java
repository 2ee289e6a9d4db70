package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;

/**
 * The pipeline that makes images, and what it wants to be given.
 *
 * @param name as the Pipeline is called
 * @param serviceAccount under which steps run; empty for the namespace's default
 * @param task the task of the pipeline that runs under that account; empty for all of them
 * @param workspaces each gets an empty directory that goes with the build
 * @param parameters what the parameters are called that every build has
 * @param extraParameters further ones, the same for every build
 * @param labels further labels of every PipelineRun
 * @param podTemplate what every pod gets, as JSON of Tekton's {@code podTemplate}; empty for
 *     nothing
 */
public record PipelineSettings(
    String name,
    String serviceAccount,
    String task,
    List<String> workspaces,
    ParameterNames parameters,
    Map<String, String> extraParameters,
    Map<String, String> labels,
    String podTemplate) {

  /** That of Toolforge. */
  public static final PipelineSettings DEFAULT =
      new PipelineSettings(
          "buildpacks",
          "buildpacks-service-account",
          "build-from-git",
          List.of("source-ws", "cache-ws", "aptbuildpack-ws"),
          ParameterNames.DEFAULT,
          Map.of(),
          Map.of(),
          "");

  /**
   * Names of parameters.
   *
   * @param builder the image that builds
   * @param run the image that the built one begins with
   * @param app the name of the built image
   * @param commit the hash of what is built
   * @param ref what the owner calls it
   * @param environment an array of {@code NAME=value}
   */
  public record ParameterNames(
      String builder,
      String run,
      String app,
      String repository,
      String commit,
      String ref,
      String environment) {

    public static final ParameterNames DEFAULT =
        new ParameterNames(
            "BUILDER_IMAGE",
            "RUN_IMAGE",
            "APP_IMAGE",
            "SOURCE_URL",
            "SOURCE_REFERENCE",
            "UNRESOLVED_SOURCE_REFERENCE",
            "ENV_VARS");
  }

  /**
   * Settings that make sense by themselves.
   *
   * @throws IllegalArgumentException when the template for pods is no JSON object
   */
  public PipelineSettings {
    if (!podTemplate.isEmpty() && !isObject(podTemplate)) {
      throw new IllegalArgumentException("The template for pods of builds is no JSON object");
    }
    workspaces = List.copyOf(workspaces);
    extraParameters = Map.copyOf(extraParameters);
    labels = Map.copyOf(labels);
  }

  private static boolean isObject(String json) {
    try {
      return JsonParser.parseString(json).isJsonObject();
    } catch (JsonParseException e) {
      return false;
    }
  }
}

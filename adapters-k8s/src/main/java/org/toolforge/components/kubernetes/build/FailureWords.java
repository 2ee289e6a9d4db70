package org.toolforge.components.kubernetes.build;

import java.util.Map;

/** What people are told when the platform could not even run the steps of a build. */
final class FailureWords {

  private static final String ADMINISTRATORS = "Tell the administrators.";
  private static final String AGAIN =
      "Deploy again, and tell the administrators if it fails again.";

  /** What is wrong, and what to do about it. */
  private record Words(String wrong, String remedy) {}

  private static final Words PIPELINE =
      new Words("The pipeline that makes images cannot be found", ADMINISTRATORS);
  private static final Words TASK =
      new Words("A task of the pipeline that makes images cannot be found", ADMINISTRATORS);
  private static final Words MISFIT =
      new Words(
          "The pipeline that makes images wants other things than this service gives it",
          ADMINISTRATORS);
  private static final Words IMAGE =
      new Words("An image that builds are made with cannot be fetched", AGAIN);
  private static final Words POD =
      new Words("The cluster does not take the build's pod", ADMINISTRATORS);
  private static final Words ROOM =
      new Words("The cluster has no room for the build", "Deploy again later.");
  private static final Words UNTRUSTED =
      new Words("The pipeline that makes images is not the one that is trusted", ADMINISTRATORS);

  private static final Map<String, Words> BY_REASON =
      Map.ofEntries(
          Map.entry("CouldntGetPipeline", PIPELINE),
          Map.entry("CouldntGetTask", TASK),
          Map.entry("TaskRunResolutionFailed", TASK),
          Map.entry("PipelineValidationFailed", MISFIT),
          Map.entry("TaskValidationFailed", MISFIT),
          Map.entry("TaskRunValidationFailed", MISFIT),
          Map.entry("PipelineInvalidGraph", MISFIT),
          Map.entry("InvalidWorkspaceBindings", MISFIT),
          Map.entry("RequiredWorkspaceMarkedOptional", MISFIT),
          Map.entry("InvalidTaskRunSpecs", MISFIT),
          Map.entry("ParameterMissing", MISFIT),
          Map.entry("ParameterTypeMismatch", MISFIT),
          Map.entry("InvalidParamValue", MISFIT),
          Map.entry("ResourceVerificationFailed", UNTRUSTED),
          Map.entry("TaskRunImagePullFailed", IMAGE),
          Map.entry("PullImageFailed", IMAGE),
          Map.entry("PodCreationFailed", POD),
          Map.entry("PodAdmissionFailed", POD),
          Map.entry("CreateContainerConfigError", POD),
          Map.entry("CreateRunFailed", POD),
          Map.entry("ExceededResourceQuota", ROOM),
          Map.entry("ExceededNodeResources", ROOM));

  private static final Words UNKNOWN = new Words("The build failed on the platform", AGAIN);

  private FailureWords() {}

  static String of(Condition condition) {
    Words words = condition.message().contains("exceeded quota") ? ROOM : known(condition);
    return "%s: %s %s".formatted(words.wrong(), detail(condition), words.remedy());
  }

  private static Words known(Condition condition) {
    return BY_REASON.getOrDefault(condition.reason(), UNKNOWN);
  }

  private static String detail(Condition condition) {
    String said = condition.message().isEmpty() ? condition.reason() : condition.message();
    return sentence(said.isEmpty() ? "no reason given" : said);
  }

  /** Others' words, so that more can be said after them. */
  static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }
}

package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.kubernetes.build.ImageSettings.Stack;
import org.toolforge.components.kubernetes.build.PipelineSettings.ParameterNames;
import org.toolforge.components.kubernetes.build.sandbox.SandboxSettings;
import org.toolforge.components.kubernetes.mapping.DocumentJson;
import org.toolforge.components.kubernetes.settings.SettingsPart;
import org.toolforge.components.kubernetes.tenant.NamespaceLimits;
import org.toolforge.components.port.BuildRetention;

/** Reads how builds are made from a settings file. What it does not name is as usual. */
public final class BuildSettingsReader {

  private BuildSettingsReader() {}

  /**
   * The settings that a file has.
   *
   * @throws ComponentsException.Invalid when something in it is unknown or wrong
   */
  public static BuildSettings read(Node document) {
    BuildSettings usual = BuildSettings.DEFAULT;
    SettingsPart file = SettingsPart.of(document);
    SettingsPart keep = file.part("keep");
    BuildSettings settings =
        new BuildSettings(
            file.text("namespace", usual.namespace()),
            pipeline(file.part("pipeline"), usual.pipeline()),
            images(file.part("images"), usual.images()),
            usual.perTool(),
            usual.inAll(),
            file.texts("log_steps", usual.logSteps()),
            Set.copyOf(file.texts("content_steps", usual.contentSteps().stream().toList())),
            new BuildRetention(
                keep.whole("good", usual.kept().good()),
                keep.whole("failed", usual.kept().failed())),
            sandboxes(file.mapping("sandboxes")));
    keep.end();
    file.end();
    return settings;
  }

  /** The key alone is enough to have them as usual. */
  private static @Nullable SandboxSettings sandboxes(Node.@Nullable Mapping mapping) {
    if (mapping == null) {
      return null;
    }
    SandboxSettings usual = SandboxSettings.DEFAULT;
    SettingsPart part = SettingsPart.inside("sandboxes", mapping);
    SandboxSettings settings =
        new SandboxSettings(
            part.truth("always", usual.always()),
            profiles(part.mapping("networks"), usual.profiles()),
            part.text("network", usual.usualProfile()),
            limits(part.part("limits"), usual.limits()),
            part.texts("secrets", usual.secrets()),
            part.text("secrets_workspace", usual.secretsWorkspace()),
            part.textsByName("labels", usual.labels()));
    part.end();
    return settings;
  }

  private static Map<String, String> profiles(
      Node.@Nullable Mapping mapping, Map<String, String> usual) {
    if (mapping == null) {
      return usual;
    }
    JsonObject rules = DocumentJson.toSpec(mapping);
    return rules.keySet().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, name -> rules.get(name).toString()));
  }

  private static NamespaceLimits limits(SettingsPart part, NamespaceLimits usual) {
    NamespaceLimits limits =
        new NamespaceLimits(
            part.textsByName("quota", usual.quota()),
            part.textsByName("defaults", usual.defaults()),
            part.textsByName("default_requests", usual.defaultRequests()),
            part.textsByName("most", usual.most()));
    part.end();
    return limits;
  }

  private static PipelineSettings pipeline(SettingsPart part, PipelineSettings usual) {
    Node.Mapping podTemplate = part.mapping("pod_template");
    PipelineSettings settings =
        new PipelineSettings(
            part.text("name", usual.name()),
            part.text("service_account", usual.serviceAccount()),
            part.text("task", usual.task()),
            part.texts("workspaces", usual.workspaces()),
            parameters(part.part("parameters"), usual.parameters()),
            part.textsByName("extra_parameters", usual.extraParameters()),
            part.textsByName("labels", usual.labels()),
            podTemplate == null
                ? usual.podTemplate()
                : DocumentJson.toSpec(podTemplate).toString());
    part.end();
    return settings;
  }

  private static ParameterNames parameters(SettingsPart part, ParameterNames usual) {
    ParameterNames names =
        new ParameterNames(
            part.text("builder", usual.builder()),
            part.text("run", usual.run()),
            part.text("app", usual.app()),
            part.text("repository", usual.repository()),
            part.text("commit", usual.commit()),
            part.text("ref", usual.ref()),
            part.text("environment", usual.environment()));
    part.end();
    return names;
  }

  private static ImageSettings images(SettingsPart part, ImageSettings usual) {
    ImageSettings settings =
        new ImageSettings(
            part.text("registry", usual.registry()),
            stack(part.part("usual"), usual.usual()),
            stack(part.part("latest"), usual.latest()),
            stack(part.part("deprecated"), usual.deprecated()));
    part.end();
    return settings;
  }

  private static Stack stack(SettingsPart part, Stack usual) {
    Stack stack = new Stack(part.text("builder", usual.builder()), part.text("run", usual.run()));
    part.end();
    return stack;
  }
}

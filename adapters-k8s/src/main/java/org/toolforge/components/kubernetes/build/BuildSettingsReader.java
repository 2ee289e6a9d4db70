package org.toolforge.components.kubernetes.build;

import java.util.Set;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.kubernetes.build.ImageSettings.Stack;
import org.toolforge.components.kubernetes.build.PipelineSettings.ParameterNames;
import org.toolforge.components.kubernetes.mapping.DocumentJson;
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
            usual.sandboxes());
    keep.end();
    file.end();
    return settings;
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

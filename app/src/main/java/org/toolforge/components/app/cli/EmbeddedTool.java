package org.toolforge.components.app.cli;

import org.toolforge.components.app.wiring.EmbeddedFlavour;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.inmemory.RealTimeline;

/** A tool alone in a system of its own, with the config stored that the user named. */
final class EmbeddedTool implements AutoCloseable {

  private final RealTimeline timeline;
  private final EmbeddedFlavour system;
  private final ToolName name;
  private final DeploymentRequest request;
  private final Prepared prepared;

  private EmbeddedTool(
      RealTimeline timeline,
      EmbeddedFlavour system,
      ToolName name,
      DeploymentRequest request,
      Prepared prepared) {
    this.timeline = timeline;
    this.system = system;
    this.name = name;
    this.request = request;
    this.prepared = prepared;
  }

  /** Stores the config and plans; warnings are told. */
  static EmbeddedTool open(
      ConfigFile file, RequestOptions options, double speed, Console console) {
    ToolName name = options.toolOf(file);
    RealTimeline timeline = new RealTimeline(speed);
    EmbeddedFlavour system = EmbeddedFlavour.in(timeline);
    Node document = file.read(system.reader(), console);
    ConfigDocument stored =
        system.components().saveConfig(name, document, name.value()).document();
    Warnings.tell(stored, console);
    DeploymentRequest request = options.request(name, stored.config());
    PretendedTimes.arrange(system.script(), stored.config().components().keySet());
    Prepared prepared = system.components().plan(name, request);
    return new EmbeddedTool(timeline, system, name, request, prepared);
  }

  EmbeddedFlavour system() {
    return system;
  }

  ToolName name() {
    return name;
  }

  DeploymentRequest request() {
    return request;
  }

  Prepared prepared() {
    return prepared;
  }

  @Override
  public void close() {
    timeline.close();
  }
}

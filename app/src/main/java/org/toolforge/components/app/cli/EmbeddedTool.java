package org.toolforge.components.app.cli;

import org.toolforge.components.app.wiring.EmbeddedFlavour;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.inmemory.Timeline;

/** A tool alone in a system of its own, with the config stored that the user named, and planned. */
record EmbeddedTool(
    EmbeddedFlavour system, ToolName name, DeploymentRequest request, Prepared prepared) {

  /** Does all that can find a mistake of the user's; warnings are told. */
  static EmbeddedTool open(
      ConfigFile file,
      ServerOptions server,
      RequestOptions options,
      Timeline timeline,
      Console console) {
    file.check();
    ToolName name = server.toolOf(file);
    EmbeddedFlavour system = EmbeddedFlavour.in(timeline);
    Node document = file.read(system.reader(), console);
    ConfigDocument stored = system.components().saveConfig(name, document, name.value()).document();
    Warnings.tell(stored.warnings(), console);
    DeploymentRequest request = options.request(name, stored.config());
    PretendedTimes.arrange(system.script(), stored.config().components().keySet());
    return new EmbeddedTool(system, name, request, system.components().plan(name, request));
  }
}

package org.toolforge.components.app.cli;

import java.time.Instant;
import org.toolforge.components.app.wiring.EmbeddedFlavour;
import org.toolforge.components.config.Node;
import org.toolforge.components.inmemory.VirtualTimeline;
import org.toolforge.components.port.ConfigReader;

/** Reading and writing documents where nothing else of a system is needed. */
final class Documents {

  private Documents() {}

  static ConfigReader reader() {
    return system().reader();
  }

  /** The document as YAML, with a line break at its end. */
  static String yaml(Node document) {
    return system().writer().yaml(document);
  }

  private static EmbeddedFlavour system() {
    return EmbeddedFlavour.in(new VirtualTimeline(Instant.EPOCH));
  }
}

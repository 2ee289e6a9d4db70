package org.toolforge.components.kubernetes.mapping;

import java.util.Optional;
import java.util.Set;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Progress;

/**
 * Finds the config that a ToolDeployment is made of, and checks it again: only the document is
 * stored, not what it means.
 *
 * @param present what counts when the object names none
 * @param earlier what was read before from the same object
 */
record Snapshots(
    ConfigParser parser, Optional<ConfigSnapshot> present, Optional<Deployment> earlier) {

  ConfigSnapshot read(
      ObjectReader spec, ObjectReader status, Set<ComponentName> names, boolean finished) {
    Optional<SnapshotJson.Unchecked> written =
        SnapshotJson.read(status).or(() -> SnapshotJson.read(spec));
    ConfigSnapshot config =
        written
            .map(found -> checked(found, finished))
            .or(() -> present)
            .orElseThrow(() ->
                new UnreadableObject(
                    "spec.config",
                    "is missing, and the tool has no config. Store a config, or put one there."));
    return withAll(names, config, finished);
  }

  private ConfigSnapshot checked(SnapshotJson.Unchecked found, boolean finished) {
    return earlier
        .map(Deployment::progress)
        .map(Progress::config)
        .filter(found::isLike)
        .orElseGet(
            () -> new ConfigSnapshot(found.revision(), document(found, finished), found.fetched()));
  }

  private ConfigDocument document(SnapshotJson.Unchecked found, boolean finished) {
    Node.Mapping document = found.document();
    try {
      return found.fetched().isEmpty() ? parser.parse(document) : parser.parseFetched(document);
    } catch (ComponentsException.Invalid e) {
      if (finished) {
        return StandIns.of(document, e.messages());
      }
      throw new UnreadableObject(
          found.path(), "is no valid config. " + String.join("; ", e.messages()));
    }
  }

  /** What was done stays true when the rules for configs change; what is to be done does not. */
  private static ConfigSnapshot withAll(
      Set<ComponentName> names, ConfigSnapshot config, boolean finished) {
    ConfigDocument document = StandIns.completed(config.document(), names);
    if (document.equals(config.document())) {
      return config;
    }
    if (!finished) {
      throw new UnreadableObject(
          "status", "tells of components that the config does not have. Was the config changed?");
    }
    return new ConfigSnapshot(config.revision(), document, config.fetched());
  }
}

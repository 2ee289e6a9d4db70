package org.toolforge.components.kubernetes.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ToolConfig;

/**
 * Components in place of those that the record of a finished deployment is about and that its
 * document does not declare, or not in a way that is valid today. Such a record is there to be
 * looked at, not to be deployed again.
 */
final class StandIns {

  /** No valid component is built from here. */
  private static final RepositoryUrl NOWHERE = new RepositoryUrl("");

  private StandIns() {}

  /** A document that is kept though it is not valid. */
  static ConfigDocument of(Node.Mapping written, List<String> problems) {
    return new ConfigDocument(written, new ToolConfig(null, new LinkedHashMap<>()), problems);
  }

  /** The same document, with a component of each of these names. */
  static ConfigDocument completed(ConfigDocument document, Collection<ComponentName> names) {
    SequencedMap<ComponentName, Component> components = document.config().components();
    if (components.keySet().containsAll(names)) {
      return document;
    }
    SequencedMap<ComponentName, Component> all = new LinkedHashMap<>(components);
    names.forEach(name -> all.computeIfAbsent(name, StandIns::standIn));
    return new ConfigDocument(
        document.written(), new ToolConfig(document.config().source(), all), document.warnings());
  }

  private static Component standIn(ComponentName name) {
    return new ContinuousComponent(
        name,
        "",
        new GitSource(NOWHERE, GitRef.HEAD, false, false),
        List.of(),
        RunSpec.of(ContinuousComponent.DEFAULT_COMMAND),
        null,
        false,
        1,
        new HealthCheck.None());
  }

  /** Whether a config cannot be deployed for these. */
  static boolean areIn(ToolConfig config) {
    return (config.components().isEmpty() && config.source() == null)
        || config.components().values().stream()
            .anyMatch(component ->
                component.build() instanceof GitSource git && git.repository().equals(NOWHERE));
  }
}

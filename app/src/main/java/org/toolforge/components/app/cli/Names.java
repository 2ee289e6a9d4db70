package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;

/** Components as users name them. */
final class Names {

  private Names() {}

  /**
   * The component of that name.
   *
   * @throws UserMistake listing the names there are, when it is none of them
   */
  static ComponentName known(String name, ToolConfig config) {
    return config.components().keySet().stream()
        .filter(component -> component.value().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new UserMistake(
                "The config has no component '%s'; it has: %s"
                    .formatted(name, list(List.copyOf(config.components().keySet())))));
  }

  static String list(List<ComponentName> names) {
    return String.join(", ", names.stream().map(ComponentName::value).toList());
  }
}

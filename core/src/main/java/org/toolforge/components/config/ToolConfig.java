package org.toolforge.components.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The typed view of a tool's config, with defaults filled in. Valid by construction when it comes
 * from {@link ConfigParser}: references resolve, there are no cycles and no chains of reused
 * builds.
 *
 * @param source where the real document lives; then {@code components} may be empty
 * @param components in the order in which they were written
 */
public record ToolConfig(
    @Nullable ConfigSource source, SequencedMap<ComponentName, Component> components) {

  public ToolConfig {
    components = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(components));
  }

  /** A config without a source, of these components in this order. */
  public static ToolConfig of(Collection<? extends Component> components) {
    SequencedMap<ComponentName, Component> byName = new LinkedHashMap<>();
    components.forEach(component -> byName.put(component.name(), component));
    return new ToolConfig(null, byName);
  }

  public Optional<Component> component(ComponentName name) {
    return Optional.ofNullable(components.get(name));
  }

  /** The component that really builds what this one runs: itself, or the one it reuses. */
  public Component builderOf(Component component) {
    return switch (component.build()) {
      case GitSource ignored -> component;
      case ReusedBuild reused -> components.getOrDefault(reused.component(), component);
    };
  }
}

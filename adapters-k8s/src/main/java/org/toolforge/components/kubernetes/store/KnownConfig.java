package org.toolforge.components.kubernetes.store;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.mapping.ConfigMapper;
import org.toolforge.components.kubernetes.mapping.UnreadableObject;
import org.toolforge.components.port.StoredConfig;

/**
 * What is kept of a ToolConfig.
 *
 * @param revision when even that makes no sense, the object's generation
 * @param config absent when it is not valid
 * @param problems what is wrong with it; empty when it is valid
 */
public record KnownConfig(
    KubeObject object, long revision, Optional<StoredConfig> config, List<String> problems)
    implements Mirror.Known {

  /** Reads one, whoever wrote it. */
  public static Mirror.Reading<KnownConfig> reading(ConfigMapper mapper) {
    return (object, before) -> {
      // It has to have one, or else it could not be replaced.
      long revision = object.generation();
      try {
        revision = mapper.revision(object.tree());
        StoredConfig config = mapper.read(object.tree());
        return new KnownConfig(object, revision, Optional.of(config), List.of());
      } catch (ComponentsException.Invalid e) {
        return new KnownConfig(object, revision, Optional.empty(), e.messages());
      } catch (UnreadableObject e) {
        List<String> problems = List.of(String.valueOf(e.getMessage()));
        return new KnownConfig(object, revision, Optional.empty(), problems);
      }
    };
  }
}

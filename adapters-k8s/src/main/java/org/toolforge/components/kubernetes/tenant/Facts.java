package org.toolforge.components.kubernetes.tenant;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;

/**
 * How it is in the cluster with a tool's place.
 *
 * @param contents what is in the namespace under the names that are ours, whoever made it
 */
record Facts(Tool tool, ToolName name, Optional<KubeObject> namespace, List<KubeObject> contents) {

  Facts {
    contents = List.copyOf(contents);
  }

  Optional<KubeObject> content(KubeObject wanted) {
    return contents.stream()
        .filter(present -> present.tree().get("kind").equals(wanted.tree().get("kind")))
        .findFirst();
  }
}

package org.toolforge.components.kubernetes.build;

import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Mirror;

/**
 * A record as it is in the cluster.
 *
 * @param record absent when somebody changed it so that it makes no sense
 */
record KnownRecord(KubeObject object, Optional<BuildRecord> record) implements Mirror.Known {

  static KnownRecord of(KubeObject map) {
    return new KnownRecord(map, RecordJson.read(map));
  }
}

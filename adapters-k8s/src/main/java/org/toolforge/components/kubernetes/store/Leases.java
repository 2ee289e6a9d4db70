package org.toolforge.components.kubernetes.store;

import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Resource;

/** Reads and writes Leases; what is written is compared with what was read. */
record Leases(KubeClient client) {

  Optional<LeaseRecord> find(String namespace, String name) {
    return client.get(Resource.LEASES, namespace, name).map(LeaseRecord::new);
  }

  /** Writes a Lease, one that is there or a new one; empty when somebody else wrote meanwhile. */
  Optional<LeaseRecord> write(LeaseRecord lease) {
    return (lease.object().version() == 0
            ? client.create(Resource.LEASES, lease.object())
            : client.replace(Resource.LEASES, lease.object()))
        .map(LeaseRecord::new);
  }
}

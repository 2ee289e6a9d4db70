package org.toolforge.components.app.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a server keeps what must outlive a request. */
public sealed interface Storage {

  /**
   * In this process.
   *
   * @param data a directory that keeps it too, beyond the end of the process; absent for none
   */
  record InMemory(@Nullable Path data) implements Storage {}

  /**
   * In a Kubernetes cluster, which others like this server may share.
   *
   * @param kubeconfig tells which cluster; absent for the one that this process runs in
   * @param namespace where what belongs to no tool is kept; absent to find that out
   * @param tenants whether it prepares and removes the namespaces of tools
   */
  record Kubernetes(@Nullable Path kubeconfig, @Nullable String namespace, boolean tenants)
      implements Storage {}
}

package org.toolforge.components.kubernetes.run;

import java.util.List;

/** What every pod of ours has so that it fits the restricted Pod Security Standard. */
final class Hardening {

  private Hardening() {}

  /** The {@code securityContext} of a container. */
  static Part container() {
    return new Part()
        .put("allowPrivilegeEscalation", false)
        .put("capabilities", new Part().put("drop", Part.texts(List.of("ALL"))))
        .put("privileged", false)
        .put("runAsNonRoot", true);
  }

  /** The {@code securityContext} of a pod. */
  static Part pod(RuntimeSettings.Pods pods) {
    return new Part()
        .put("runAsNonRoot", true)
        .number("runAsUser", pods.user())
        .number("runAsGroup", pods.group())
        .number("fsGroup", pods.storageGroup())
        .put("seccompProfile", Part.of("type", "RuntimeDefault"));
  }
}

package org.toolforge.components.kubernetes.harness;

import java.util.Locale;

/** Who asks the API server. A mock does not tell them apart. */
public enum User {
  /** May do everything. */
  ADMIN,
  /** The service account components-api in the namespace toolforge-components. */
  SERVICE,
  /** The user tool1, who may do what a test lets it. */
  TOOL,
  /** A user without any rights. */
  STRANGER;

  String kubeconfig() {
    return name().toLowerCase(Locale.ROOT) + ".kubeconfig";
  }
}

package org.toolforge.components.kubernetes.build.sandbox;

import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Mirror;

/**
 * A namespace that is a sandbox by its marks.
 *
 * @param build whose it is; empty when its marks make no sense, so that it is none of ours
 */
public record KnownSandbox(KubeObject object, Optional<String> build) implements Mirror.Known {

  static KnownSandbox of(KubeObject namespace) {
    return new KnownSandbox(namespace, SandboxMarks.build(namespace));
  }
}

package org.toolforge.components.kubernetes.run;

import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Mirror;

/**
 * An object that is kept whole, as there are few, and small ones.
 *
 * @param component the name of the component that it is there for; empty when it does not say
 */
record KnownObject(KubeObject object, String component) implements Mirror.Known {

  static KnownObject of(KubeObject object) {
    return new KnownObject(object, object.label(Marks.COMPONENT).orElse(""));
  }
}

package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonObject;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** Something to be done in the cluster. All but the second count only for what was seen. */
sealed interface Act {

  /** Make an object that is not there. */
  record Create(Resource resource, KubeObject object) implements Act {}

  /** Make an object, or change what is ours in it. */
  record Apply(Resource resource, KubeObject object) implements Act {}

  /** Change parts of an object by a merge patch that names the version. */
  record Patch(Resource resource, KubeObject seen, JsonObject changes) implements Act {}

  record Delete(Resource resource, KubeObject seen) implements Act {}
}

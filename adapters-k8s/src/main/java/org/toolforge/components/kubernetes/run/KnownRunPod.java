package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Mirror;

/** What is kept of the pod of a run. */
record KnownRunPod(KubeObject object, RunPod pod) implements Mirror.Known {

  /** By which the cluster marks the pods of a Job. */
  private static final String JOB = "job-name";

  static KnownRunPod of(KubeObject pod) {
    JsonObject tree = pod.tree().deepCopy();
    tree.getAsJsonObject("metadata").remove("managedFields");
    tree.getAsJsonObject("metadata").remove("annotations");
    return new KnownRunPod(new KubeObject(tree), RunPod.of(pod));
  }

  /** The name of its Job; empty when it has none. */
  String run() {
    return object.label(JOB).orElse("");
  }
}

package org.toolforge.components.kubernetes.build;

import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Mirror;

/**
 * What is kept of a TaskRun.
 *
 * @param run the PipelineRun that it belongs to
 */
record KnownTask(KubeObject object, String run, TaskRun task) implements Mirror.Known {

  static KnownTask of(KubeObject object) {
    return new KnownTask(KnownRun.slim(object), runOf(object), TaskRun.of(object));
  }

  static String runOf(KubeObject task) {
    return task.label(Marks.RUN_OF_TASK).orElse("");
  }
}

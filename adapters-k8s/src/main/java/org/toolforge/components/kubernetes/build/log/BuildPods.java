package org.toolforge.components.kubernetes.build.log;

import java.time.Duration;
import java.util.List;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.log.LogPod;

/**
 * The pods in which a build runs.
 *
 * @param silence after which a connection to read a log is given up
 */
record BuildPods(KubeClient client, String namespace, String pipelineRun, Duration silence) {

  /** The label by which Tekton marks them. */
  private static final String LABEL = "tekton.dev/pipelineRun";

  /** By which its log is known. */
  String key() {
    return namespace + "/" + pipelineRun;
  }

  /** All that a container of it prints. */
  LogRequest log(String pod, String container) {
    return LogRequest.of(namespace, pod, container).silentFor(silence);
  }

  /** Those that are there now, in the order in which they were made. */
  List<LogPod> list() {
    return LogPod.of(client.list(Resource.PODS, namespace, LABEL + "=" + pipelineRun));
  }
}

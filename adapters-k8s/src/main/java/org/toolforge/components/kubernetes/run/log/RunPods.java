package org.toolforge.components.kubernetes.run.log;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.log.LogPod;

/**
 * The pods whose output is one log.
 *
 * @param name of the log, by which it is known when it is read again; other pods, other name
 * @param container which of their containers is read
 * @param named whether each line tells which pod printed it, even while there is only one
 * @param pods those that are there now; asked often
 */
public record RunPods(
    String namespace,
    String name,
    String container,
    boolean named,
    Supplier<List<KubeObject>> pods) {

  /** Those with these labels, asked of the cluster each time. */
  public static RunPods labelled(
      KubeClient client, String namespace, String labels, String container, boolean named) {
    return new RunPods(
        namespace, labels, container, named, () -> client.list(Resource.PODS, namespace, labels));
  }

  /** By which its log is known in the whole cluster. */
  String key() {
    return String.join("/", namespace, name, container);
  }

  /** In the order in which they were made. */
  List<LogPod> list() {
    return LogPod.of(pods.get());
  }

  Optional<LogPod> find(String pod) {
    return list().stream().filter(one -> one.name().equals(pod)).findFirst();
  }
}

package org.toolforge.components.kubernetes.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;

/** Which of the names in {@code env_from} are those of ConfigMaps. All others are secrets'. */
final class EnvSources {

  private EnvSources() {}

  /**
   * Asks the cluster. Of secrets nothing is asked: one that is not there keeps its pod from
   * starting, which the pod then tells.
   */
  static Set<String> find(KubeClient client, String namespace, List<String> names) {
    return names.stream()
        .filter(name -> client.get(Resource.CONFIG_MAPS, namespace, name).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How an object was applied, as far as it still shows. */
  static Set<String> configMaps(KubeObject workload) {
    Tree spec = Tree.of(workload).child("spec");
    Tree job = spec.child("jobTemplate").child("spec");
    Set<String> names = new HashSet<>();
    for (Tree template : List.of(spec.child("template"), job.child("template"))) {
      for (Tree container : template.child("spec").items("containers")) {
        for (Tree source : container.items("envFrom")) {
          Tree configMap = source.child("configMapRef");
          if (source.has("configMapRef") && !configMap.truth("optional")) {
            names.add(configMap.text("name"));
          }
        }
      }
    }
    return Set.copyOf(names);
  }
}

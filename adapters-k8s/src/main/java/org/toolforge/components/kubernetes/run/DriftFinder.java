package org.toolforge.components.kubernetes.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.plan.Drift;

/** Tells differences between objects in the words of the config, as far as it has some. */
final class DriftFinder {

  private static final String POD = "spec.template.spec.";
  private static final String MAIN =
      POD + "containers." + Difference.NAMED + PodTemplate.MAIN + ".";

  /** By the beginning of a place, what decides about it in the config; the first one counts. */
  private static final SequencedMap<String, String> WORDS = words();

  private DriftFinder() {}

  private static SequencedMap<String, String> words() {
    SequencedMap<String, String> words = new LinkedHashMap<>();
    words.put("spec.replicas", "run.replicas");
    words.put("spec.schedule", "run.schedule");
    words.put("spec.backoffLimit", "run.retry");
    words.put("spec.activeDeadlineSeconds", "run.timeout");
    words.put(MAIN + "image", "image");
    words.put(MAIN + "command", "run.command");
    words.put(MAIN + "args", "run.command");
    words.put(MAIN + "envFrom", "run.env_from");
    words.put(MAIN + "env", "run.env");
    words.put(MAIN + "resources.limits.cpu", "run.cpu");
    words.put(MAIN + "resources.requests.cpu", "run.cpu");
    words.put(MAIN + "resources.limits.memory", "run.memory");
    words.put(MAIN + "resources.requests.memory", "run.memory");
    words.put(MAIN + "ports", "run.port");
    words.put(MAIN + "livenessProbe", "run.health_check");
    words.put(MAIN + "readinessProbe", "run.health_check");
    words.put(MAIN + "startupProbe", "run.health_check");
    words.put(MAIN + "volumeMounts", "run.mount");
    words.put(POD + "volumes", "run.mount");
    words.put("spec.template.metadata.labels." + Marks.MOUNT, "run.mount");
    return words;
  }

  /** Where the main object of a job is other than it was applied. */
  static List<Drift> ofMain(KubeObject rendered, KubeObject live) {
    return of(rendered, live, DriftFinder::word);
  }

  /**
   * Where another object of a job is.
   *
   * @param word the path in the config that decides whether there is such an object
   */
  static List<Drift> ofPart(KubeObject rendered, KubeObject live, String word) {
    return of(rendered, live, path -> word);
  }

  @FunctionalInterface
  private interface Naming {
    String of(String path);
  }

  private static List<Drift> of(KubeObject rendered, KubeObject live, Naming naming) {
    Managers managers = new Managers(live);
    // What this system rendered under other settings, or as another release, nobody changed.
    boolean renderedAlike = Marks.hash(rendered).equals(Marks.hash(live));
    Map<String, Drift> byPath = new LinkedHashMap<>();
    for (Difference difference : Comparison.between(rendered, live)) {
      if (renderedAlike || !managers.isOnlyOurs(difference.path())) {
        Drift drift =
            new Drift(
                naming.of(String.join(".", difference.path())),
                difference.rendered(),
                difference.live(),
                managers.other(difference.path()));
        byPath.putIfAbsent(drift.path(), drift);
      }
    }
    return List.copyOf(byPath.values());
  }

  private static String word(String path) {
    String ofJob = path.replaceFirst("^spec\\.jobTemplate\\.", "");
    return WORDS.entrySet().stream()
        .filter(entry -> ofJob.equals(entry.getKey()) || ofJob.startsWith(entry.getKey() + "."))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> path.replaceAll("\\." + Difference.NAMED + "([^.]+)", "[$1]"));
  }
}

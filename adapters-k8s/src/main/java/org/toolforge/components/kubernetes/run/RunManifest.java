package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import java.util.Set;
import java.util.function.BiFunction;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunOrder;

/**
 * The Job that a run becomes. It is all that there is of the run, so it stays until it is removed.
 *
 * @param mostBytes how much a run may leave
 * @param tokens what shows that somebody may bring the results of a run
 */
record RunManifest(
    RuntimeSettings settings, long mostBytes, BiFunction<ToolName, RunId, String> tokens) {

  /**
   * Renders it.
   *
   * @param configMaps which of the names in {@code env_from} are those of ConfigMaps
   */
  KubeObject of(RunOrder order, Set<String> configMaps) {
    PodTemplate pod =
        new PodTemplates(settings)
            .of(order.tool(), order.component(), Marks.Kind.RUN, order.image(), configMaps)
            .once();
    String token =
        settings.results().image().isEmpty() ? "" : tokens.apply(order.tool(), order.id());
    new ResultUpload(settings).addTo(pod, order.tool(), order.id(), token, mostBytes);
    KubeObject job =
        KubeObject.named(Resource.JOBS, Namespaces.of(order.tool()), order.id().value());
    job.metadata()
        .add("labels", Marks.labels(order.tool(), order.component().name(), Marks.Kind.RUN));
    JsonObject notes = new JsonObject();
    notes.addProperty(RunMarks.ORDER, RunJson.order(order));
    job.metadata().add("annotations", notes);
    job.tree()
        .add(
            "spec",
            new Part()
                .put("backoffLimit", 0)
                .put("activeDeadlineSeconds", Math.max(1, order.timeout().toSeconds()))
                .put("template", pod.part())
                .json());
    return job;
  }
}

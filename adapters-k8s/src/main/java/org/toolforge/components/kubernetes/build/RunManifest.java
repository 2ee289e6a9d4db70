package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.plan.ResolvedSource;

/** What is given to Tekton. What users write goes into values of parameters, and nowhere else. */
final class RunManifest {

  /** Tekton understands 0 as no limit at all. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Tekton would put something else in its place. */
  private static final String VARIABLE = "$(";

  private final BuildSettings settings;

  RunManifest(BuildSettings settings) {
    this.settings = settings;
  }

  /**
   * The PipelineRun for an order.
   *
   * @throws ComponentsException.Invalid when Tekton would take what is to be built for something
   *     else
   */
  KubeObject of(BuildOrder order) {
    KubeObject run = KubeObject.named(Resource.PIPELINE_RUNS, settings.namespace(), order.id());
    JsonObject labels = new JsonObject();
    new TreeMap<>(settings.pipeline().labels()).forEach(labels::addProperty);
    Marks.labels(order).asMap().forEach(labels::add);
    run.metadata().add("labels", labels);
    run.metadata().add("annotations", Marks.annotations(order));
    run.tree().add("spec", spec(order));
    return run;
  }

  private JsonObject spec(BuildOrder order) {
    PipelineSettings pipeline = settings.pipeline();
    JsonObject spec = new JsonObject();
    spec.add("pipelineRef", property("name", pipeline.name()));
    spec.add("params", parameters(order));
    JsonObject template = new JsonObject();
    if (!pipeline.serviceAccount().isEmpty()) {
      JsonObject account = property("serviceAccountName", pipeline.serviceAccount());
      if (pipeline.task().isEmpty()) {
        template = account;
      } else {
        account.addProperty("pipelineTaskName", pipeline.task());
        spec.add("taskRunSpecs", array(List.of(account)));
      }
    }
    if (!pipeline.podTemplate().isEmpty()) {
      template.add("podTemplate", JsonParser.parseString(pipeline.podTemplate()));
    }
    if (!template.isEmpty()) {
      spec.add("taskRunTemplate", template);
    }
    spec.add(
        "workspaces", array(pipeline.workspaces().stream().map(RunManifest::workspace).toList()));
    Duration limit = order.request().limit();
    long seconds = (limit.compareTo(SHORTEST) < 0 ? SHORTEST : limit).toSeconds();
    spec.add("timeouts", property("pipeline", seconds + "s"));
    return spec;
  }

  private JsonArray parameters(BuildOrder order) {
    PipelineSettings.ParameterNames names = settings.pipeline().parameters();
    ResolvedSource source = order.request().source();
    ImageSettings.Stack stack = settings.images().stack(source);
    JsonArray all = new JsonArray();
    all.add(parameter(names.builder(), stack.builder()));
    all.add(parameter(names.run(), stack.run()));
    all.add(parameter(names.app(), settings.images().name(order.tool(), order.key().component())));
    all.add(
        parameter(
            names.repository(), literal("repository's address", source.repository().value())));
    all.add(parameter(names.commit(), literal("commit", source.commit().hash())));
    all.add(parameter(names.ref(), literal("ref", order.request().ref().value())));
    all.add(parameter(names.environment(), new JsonArray()));
    new TreeMap<>(settings.pipeline().extraParameters())
        .forEach((name, value) -> all.add(parameter(name, value)));
    return all;
  }

  private static String literal(String what, String value) {
    if (value.contains(VARIABLE)) {
      throw ComponentsException.Invalid.because(
          "A %s that holds '%s' cannot be built: '%s'. Give it another name."
              .formatted(what, VARIABLE, value));
    }
    return value;
  }

  private static JsonObject workspace(String name) {
    JsonObject workspace = property("name", name);
    workspace.add("emptyDir", new JsonObject());
    return workspace;
  }

  private static JsonObject parameter(String name, String value) {
    return parameter(name, new JsonPrimitive(value));
  }

  private static JsonObject parameter(String name, JsonElement value) {
    JsonObject parameter = property("name", name);
    parameter.add("value", value);
    return parameter;
  }

  private static JsonObject property(String key, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(key, value);
    return object;
  }

  private static JsonArray array(List<JsonObject> items) {
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    return array;
  }
}

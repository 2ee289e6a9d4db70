package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.store.Labels;

/** How we know our PipelineRuns and records, and what they are for. */
final class Marks {

  private static final String KIND = "components-api.toolforge.org/kind";
  private static final String ORDER = "components-api.toolforge.org/build";
  private static final String CANCELLED_AT = "components-api.toolforge.org/cancelled-at";
  private static final String RECORD = "build-record";
  private static final String LOG = "build-log";
  private static final int LONGEST_LABEL = 63;

  /** By which Tekton says which PipelineRun something belongs to. */
  static final String RUN_OF_TASK = "tekton.dev/pipelineRun";

  /** What selects our PipelineRuns, and their TaskRuns, as Tekton gives them the same labels. */
  static final String RUNS = Labels.SELECTOR;

  /** What selects the records, without the logs that are kept beside them. */
  static final String RECORDS = RUNS + "," + KIND + "=" + RECORD;

  private Marks() {}

  static JsonObject labels(BuildOrder order) {
    String deployment = order.key().deployment().value();
    JsonObject labels = Labels.ofOurs();
    labels.addProperty("user", order.tool().value());
    labels.addProperty("toolforge.org/tool", order.tool().value());
    labels.addProperty("toolforge.org/component", order.key().component().value());
    labels.addProperty(
        "toolforge.org/deployment",
        deployment.length() <= LONGEST_LABEL ? deployment : BuildOrder.hash(deployment));
    return labels;
  }

  static JsonObject labelsOfRecord(BuildOrder order) {
    return ofKind(order, RECORD);
  }

  static JsonObject labelsOfLog(BuildOrder order) {
    return ofKind(order, LOG);
  }

  private static JsonObject ofKind(BuildOrder order, String kind) {
    JsonObject labels = labels(order);
    labels.addProperty(KIND, kind);
    return labels;
  }

  static JsonObject annotations(BuildOrder order) {
    JsonObject annotations = new JsonObject();
    annotations.addProperty(ORDER, OrderJson.write(order).toString());
    return annotations;
  }

  /** The order that an object is marked with, if it still makes sense and is that object's. */
  static Optional<BuildOrder> order(KubeObject object) {
    return object
        .annotation(ORDER)
        .flatMap(OrderJson::read)
        .filter(order -> order.id().equals(object.name()));
  }

  /** A merge patch that has Tekton stop a run, and tells when that was asked. */
  static JsonObject cancelling(Instant now) {
    JsonObject annotations = new JsonObject();
    annotations.addProperty(CANCELLED_AT, now.toString());
    JsonObject metadata = new JsonObject();
    metadata.add("annotations", annotations);
    JsonObject spec = new JsonObject();
    spec.addProperty("status", "Cancelled");
    JsonObject patch = new JsonObject();
    patch.add("metadata", metadata);
    patch.add("spec", spec);
    return patch;
  }

  /** When we asked for a run to be stopped; empty also when somebody else did. */
  static Optional<Instant> cancelledAt(KubeObject run) {
    return new Tree(run.metadata()).child("annotations").time(CANCELLED_AT);
  }
}

package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Labels;

/** How we know our namespaces and what is in them, and what else we have to know of them. */
final class SandboxMarks {

  private static final String KIND = "components-api.toolforge.org/kind";
  private static final String BUILD = "components-api.toolforge.org/build-id";
  private static final String TOOL = "toolforge.org/tool";

  /** There may be several of us in a cluster, each with builds of its own. */
  private static final String HOME = "components-api.toolforge.org/builds-of";

  private static final String STARTED_AT = "components-api.toolforge.org/started-at";
  private static final String SECRETS = "components-api.toolforge.org/secrets";
  private static final String SANDBOX = "build-sandbox";
  private static final String SECRET = "build-secret";

  /** What selects the copies of secrets in one of them. */
  static final String COPIES = Labels.SELECTOR + "," + KIND + "=" + SECRET;

  private SandboxMarks() {}

  /** What selects our namespaces. */
  static String namespaces(String home) {
    return Labels.SELECTOR + "," + KIND + "=" + SANDBOX + "," + HOME + "=" + home;
  }

  static JsonObject labels(SandboxOrder order) {
    JsonObject labels = Labels.ofOurs();
    labels.addProperty(TOOL, order.tool().value());
    labels.addProperty(BUILD, order.id());
    labels.addProperty(HOME, order.home());
    return labels;
  }

  static JsonObject labelsOfNamespace(SandboxOrder order) {
    return ofKind(order, SANDBOX);
  }

  static JsonObject labelsOfCopy(SandboxOrder order) {
    return ofKind(order, SECRET);
  }

  private static JsonObject ofKind(SandboxOrder order, String kind) {
    JsonObject labels = labels(order);
    labels.addProperty(KIND, kind);
    return labels;
  }

  /** When somebody last began to furnish it, and how many copies of secrets will be in it. */
  static JsonObject annotations(Instant now, int secrets) {
    JsonObject annotations = new JsonObject();
    annotations.addProperty(STARTED_AT, now.toString());
    annotations.addProperty(SECRETS, Integer.toString(secrets));
    return annotations;
  }

  /** The build whose place a namespace is; empty when it is none of ours. */
  static Optional<String> build(KubeObject namespace) {
    return namespace
        .label(BUILD)
        .filter(id -> namespace.name().equals(SandboxOrder.namespaceOf(id)))
        .filter(id -> Labels.isMarked(namespace))
        .filter(id -> has(namespace, KIND, SANDBOX));
  }

  private static boolean has(KubeObject object, String label, String value) {
    return object.label(label).filter(value::equals).isPresent();
  }

  static boolean isOf(KubeObject namespace, SandboxOrder order) {
    return build(namespace).filter(order.id()::equals).isPresent()
        && isOf(namespace, order.home())
        && has(namespace, TOOL, order.tool().value());
  }

  /** Whether it belongs to builds of that namespace, as do the runs and tasks in sandboxes. */
  static boolean isOf(KubeObject object, String home) {
    return has(object, HOME, home);
  }

  static void markRun(KubeObject run, SandboxOrder order) {
    JsonObject labels = run.metadata().getAsJsonObject("labels");
    JsonObject marked = labels == null ? new JsonObject() : labels;
    marked.addProperty(HOME, order.home());
    run.metadata().add("labels", marked);
  }

  static Instant startedAt(KubeObject namespace) {
    return namespace
        .part("metadata")
        .map(metadata -> metadata.getAsJsonObject("annotations"))
        .flatMap(annotations -> KubeObject.time(annotations, STARTED_AT))
        .orElseGet(namespace::createdAt);
  }

  /** How many copies of secrets are in it; empty when somebody changed that. */
  static Optional<Integer> secrets(KubeObject namespace) {
    return namespace
        .annotation(SECRETS)
        .filter(number -> number.matches("[0-9]{1,4}"))
        .map(Integer::valueOf);
  }
}

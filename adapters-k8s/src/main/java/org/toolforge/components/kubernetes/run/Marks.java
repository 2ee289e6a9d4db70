package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.mapping.Canonical;
import org.toolforge.components.kubernetes.store.Labels;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;

/** How we know our objects and their pods, and what they are for. */
final class Marks {

  static final String TOOL = "toolforge.org/tool";
  static final String COMPONENT = "toolforge.org/component";

  /** Whether something is there for a component or for a run on demand. */
  static final String KIND = "components-api.toolforge.org/kind";

  /** On pods: under which {@link JobRevision} they were made. */
  static final String REVISION = "components-api.toolforge.org/revision";

  /** What Toolforge looks at when it mounts shared storage into pods. */
  static final String MOUNT = "toolforge.org/mount-storage";

  /** All that was asked, as {@link JobSpecJson} has it. */
  private static final String JOB = "components-api.toolforge.org/job";

  /** Of the object as it was applied, so that a look tells whether it would be applied anew. */
  private static final String HASH = "components-api.toolforge.org/hash";

  /** What the label {@link #KIND} says. */
  enum Kind {
    COMPONENT,
    RUN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What selects all of that kind, in any namespace. */
    String selector() {
      return Labels.SELECTOR + "," + KIND + "=" + this;
    }
  }

  private Marks() {}

  static JsonObject labels(ToolName tool, ComponentName component, Kind kind) {
    JsonObject labels = Labels.ofOurs();
    selecting(tool, component, kind).asMap().forEach(labels::add);
    return labels;
  }

  /** The labels by which a Deployment or a Service finds its pods, of whatever revision. */
  static JsonObject selecting(ToolName tool, ComponentName component, Kind kind) {
    return Part.of(TOOL, tool.value())
        .put(COMPONENT, component.value())
        .put(KIND, kind.toString())
        .json();
  }

  /** What the pods of a component have of that kind; the revision is for the caller to add. */
  static JsonObject podLabels(ToolName tool, Component component, Kind kind) {
    JsonObject labels = labels(tool, component.name(), kind);
    labels.addProperty(MOUNT, component.run().mount().name().toLowerCase(Locale.ROOT));
    return labels;
  }

  /** What selects the pods of a job as it was last applied. */
  static String podsOf(JobSpec spec) {
    return "%s,%s=%s,%s=%s"
        .formatted(
            Kind.COMPONENT.selector(),
            COMPONENT,
            spec.component().name(),
            REVISION,
            spec.revision());
  }

  /**
   * Notes on the main object of a job all that was asked.
   *
   * @throws ComponentsException.Invalid when that is too much
   */
  static void noteJob(KubeObject object, JobSpec spec) {
    String job = JobSpecJson.write(spec);
    Refusals.checkSize(job.getBytes(StandardCharsets.UTF_8).length);
    annotate(object, JOB, job);
  }

  /** Notes on an object the hash of what it is without that note. */
  static void noteHash(KubeObject object) {
    annotate(object, HASH, Canonical.fingerprint(object.tree()));
  }

  private static void annotate(KubeObject object, String key, String value) {
    JsonObject metadata = object.metadata();
    if (!metadata.has("annotations")) {
      metadata.add("annotations", new JsonObject());
    }
    metadata.getAsJsonObject("annotations").addProperty(key, value);
  }

  /** The job that an object is marked with, if it still makes sense and is that object's. */
  static Optional<JobSpec> job(KubeObject object) {
    return object
        .annotation(JOB)
        .flatMap(JobSpecJson::read)
        .filter(spec -> spec.name().value().equals(object.name()));
  }

  /** What {@link #noteHash} noted; empty when nothing did. */
  static Optional<String> hash(KubeObject object) {
    return object.annotation(HASH);
  }

  /** Under which revision a pod was made; empty when it does not say. */
  static Optional<JobRevision> revision(KubeObject pod) {
    return pod.label(REVISION).map(JobRevision::new);
  }

  /** Whether it is ours and of that kind. */
  static boolean isOf(KubeObject object, Kind kind) {
    return Labels.isMarked(object)
        && object.label(KIND).filter(kind.toString()::equals).isPresent();
  }

  /** Has an object go as soon as its owner, which is in the same namespace, is gone. */
  static KubeObject ownedBy(KubeObject object, KubeObject owner) {
    JsonObject tree = object.tree().deepCopy();
    JsonObject reference =
        Part.of("apiVersion", owner.tree().get("apiVersion").getAsString())
            .put("kind", owner.tree().get("kind").getAsString())
            .put("name", owner.name())
            .put("uid", owner.uid())
            .json();
    JsonArray references = new JsonArray();
    references.add(reference);
    tree.getAsJsonObject("metadata").add("ownerReferences", references);
    return new KubeObject(tree);
  }
}

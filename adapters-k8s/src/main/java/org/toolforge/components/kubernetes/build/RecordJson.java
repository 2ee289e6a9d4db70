package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.port.BuildState;

/** A record as a ConfigMap, and back. */
final class RecordJson {

  private static final String KEY = "end";

  private RecordJson() {}

  static KubeObject write(String namespace, BuildRecord record) {
    KubeObject map = KubeObject.named(Resource.CONFIG_MAPS, namespace, record.order().id());
    map.metadata().add("labels", Marks.labelsOfRecord(record.order()));
    map.metadata().add("annotations", Marks.annotations(record.order()));
    JsonObject end = state(record.state());
    end.addProperty("endedAt", record.endedAt().toString());
    JsonObject data = new JsonObject();
    data.addProperty(KEY, end.toString());
    map.tree().add("data", data);
    return map;
  }

  private static JsonObject state(BuildState state) {
    JsonObject json = new JsonObject();
    switch (state) {
      case BuildState.Succeeded succeeded -> {
        json.addProperty("state", "succeeded");
        json.addProperty("image", succeeded.image().reference());
      }
      case BuildState.Failed failed -> {
        json.addProperty("state", "failed");
        json.addProperty("fault", failed.fault().name().toLowerCase(Locale.ROOT));
        json.addProperty("message", failed.message());
        if (failed.step() != null) {
          json.add("step", step(failed.step()));
        }
      }
      case BuildState.Cancelled ignored -> json.addProperty("state", "cancelled");
      case BuildState.Pending ignored -> throw new IllegalArgumentException("It has not ended");
      case BuildState.Running ignored -> throw new IllegalArgumentException("It has not ended");
    }
    return json;
  }

  private static JsonObject step(FailedStep step) {
    JsonObject json = new JsonObject();
    json.addProperty("name", step.name());
    json.addProperty("exitCode", step.exitCode());
    json.addProperty("output", step.output());
    return json;
  }

  /** Empty when it is none that makes sense. */
  static Optional<BuildRecord> read(KubeObject map) {
    String text = Tree.of(map).child("data").text(KEY);
    try {
      return JsonParser.parseString(text) instanceof JsonObject end
          ? read(map, new Tree(end))
          : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<BuildRecord> read(KubeObject map, Tree end) {
    return Marks.order(map)
        .flatMap(order ->
            state(end)
                .map(state ->
                    new BuildRecord(order, state, end.time("endedAt").orElse(map.createdAt()))));
  }

  private static Optional<BuildState> state(Tree end) {
    return switch (end.text("state")) {
      case "succeeded" -> Optional.of(new BuildState.Succeeded(new Image(end.text("image"))));
      case "cancelled" -> Optional.of(new BuildState.Cancelled());
      case "failed" ->
          Optional.of(
              new BuildState.Failed(fault(end.text("fault")), end.text("message"), step(end)));
      default -> Optional.empty();
    };
  }

  private static Fault fault(String word) {
    return switch (word) {
      case "content" -> Fault.CONTENT;
      case "timeout" -> Fault.TIMEOUT;
      default -> Fault.INFRASTRUCTURE;
    };
  }

  private static @Nullable FailedStep step(Tree end) {
    Tree step = end.child("step");
    return end.has("step")
        ? new FailedStep(step.text("name"), step.whole("exitCode"), step.text("output"))
        : null;
  }
}

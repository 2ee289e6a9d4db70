package org.toolforge.components.kubernetes.tekton;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Yaml;

/** What Tekton writes into its objects. */
final class Statuses {

  private Statuses() {}

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static boolean isOver(KubeObject run) {
    return run.part("status").map(status -> status.has("completionTime")).orElse(false);
  }

  static JsonObject owner(KubeObject run) {
    JsonObject owner = new JsonObject();
    owner.addProperty("apiVersion", Resource.PIPELINE_RUNS.apiVersion());
    owner.addProperty("kind", Resource.PIPELINE_RUNS.kind());
    owner.addProperty("name", run.name());
    owner.addProperty("uid", run.uid());
    owner.addProperty("controller", true);
    return owner;
  }

  static JsonObject ofRun(
      KubeObject run, String status, String reason, String message, String digest) {
    JsonObject written = of(status, reason, message);
    if (!digest.isEmpty()) {
      JsonArray results = new JsonArray();
      results.add(result("APP_IMAGE_URL", "registry.example/" + run.name() + ":latest"));
      results.add(result("APP_IMAGE_DIGEST", digest + "\n"));
      written.add("results", results);
    }
    return written;
  }

  static JsonObject ofTask(
      String pod, String status, String reason, String message, List<FakeStep> steps) {
    JsonObject written = of(status, reason, message);
    written.addProperty("podName", pod);
    JsonArray all = new JsonArray();
    steps.forEach(step -> all.add(step.written()));
    written.add("steps", all);
    return written;
  }

  private static JsonObject of(String status, String reason, String message) {
    JsonObject condition =
        Yaml.object("{type: Succeeded, status: '%s', reason: %s}".formatted(status, reason)).tree();
    condition.addProperty("message", message);
    condition.addProperty("lastTransitionTime", now().toString());
    JsonArray conditions = new JsonArray();
    conditions.add(condition);
    JsonObject written = new JsonObject();
    written.add("conditions", conditions);
    written.addProperty("startTime", now().toString());
    if (!status.equals("Unknown")) {
      written.addProperty("completionTime", now().toString());
    }
    return written;
  }

  private static JsonObject result(String name, String value) {
    JsonObject result = new JsonObject();
    result.addProperty("name", name);
    result.addProperty("value", value);
    return result;
  }
}

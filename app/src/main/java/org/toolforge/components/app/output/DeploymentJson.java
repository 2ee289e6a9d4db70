package org.toolforge.components.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.PhaseHistory;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.RunStep;

/** A deployment as the HTTP API shows it. */
public final class DeploymentJson {

  private DeploymentJson() {}

  public static String of(Deployment deployment) {
    return JsonText.of(tree(deployment));
  }

  private static ObjectNode tree(Deployment deployment) {
    ObjectNode json = JsonText.object();
    json.put("deploy_id", deployment.id().value());
    json.put("creation_time", DeploymentId.timestamp(deployment.createdAt()));
    json.put("description", deployment.request().description());
    json.put("status", deployment.status().word());
    json.put("long_status", deployment.longStatus());
    json.put("phase", JsonText.word(deployment.phase()));
    json.put("outcome", deployment.outcome().map(JsonText::word).orElse(null));
    json.set("phase_history", history(deployment.progress().history()));
    json.put("created_by", deployment.request().createdBy());
    json.put("cause", deployment.request().cause());
    json.put("config_revision", deployment.progress().config().revision());
    json.set("tool_config", DocumentJson.of(deployment.progress().config().document().written()));
    json.put("force_build", deployment.request().forceBuild());
    json.put("force_run", deployment.request().forceRun());
    json.set("builds", BuildJson.all(deployment));
    json.set("runs", runs(deployment));
    return json;
  }

  private static JsonNode history(PhaseHistory history) {
    ArrayNode entries = JsonText.array();
    for (PhaseHistory.Entry entry : history.entries()) {
      ObjectNode json = entries.addObject();
      json.put("phase", JsonText.word(entry.phase()));
      json.put("started_at", JsonText.time(entry.startedAt()));
      json.put("finished_at", JsonText.time(entry.finishedAt()));
    }
    return entries;
  }

  private static JsonNode runs(Deployment deployment) {
    ObjectNode runs = JsonText.object();
    List<RunStep> steps = deployment.plan().map(plan -> plan.runs()).orElse(List.of());
    for (RunStep step : steps) {
      RunProgress run = deployment.progress().runs().get(step.component());
      if (run != null) {
        ObjectNode json = runs.putObject(step.component().value());
        json.put("run_status", JsonText.word(run.status()));
        json.put("run_long_status", run.message());
        json.set("waits_for", JsonText.names(step.waitsFor()));
        json.put("action", JsonText.word(step.action()));
        json.set("reason", JsonText.reasons(step.reasons()));
      }
    }
    return runs;
  }
}

package org.toolforge.components.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Estimate;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.RunStep;

/** A plan, in the same words as a deployment that carries it out. */
public final class PlanJson {

  private PlanJson() {}

  public static String of(ToolName tool, Prepared prepared) {
    Plan plan = prepared.plan();
    ObjectNode json = JsonText.object();
    json.put("plan_id", prepared.id().value());
    json.put("tool", tool.value());
    json.put("config_revision", prepared.config().revision());
    json.set("builds", builds(plan.builds()));
    json.set("runs", runs(plan.runs()));
    json.set("removals", removals(plan.removals()));
    json.set("stages", stages(plan.stages()));
    json.set("estimate", estimate(plan.estimate()));
    return JsonText.of(json);
  }

  private static JsonNode builds(List<BuildStep> steps) {
    ObjectNode builds = JsonText.object();
    for (BuildStep step : steps) {
      ObjectNode json = builds.putObject(step.component().value());
      switch (step.action()) {
        case BuildStep.Action.Build build -> {
          json.put("action", "build");
          source(json, build.source());
        }
        case BuildStep.Action.Reuse reuse -> {
          json.put("action", "reuse");
          source(json, reuse.source());
          json.put("build_image", reuse.image().reference());
        }
        case BuildStep.Action.None none -> {
          json.put("action", "none");
          json.put("image_of", none.imageOf().value());
          json.put("resolved_ref", Commits.of(step, steps));
        }
      }
      json.set("reason", JsonText.reasons(step.reasons()));
    }
    return builds;
  }

  private static void source(ObjectNode json, ResolvedSource source) {
    json.put("repository", source.repository().toString());
    json.put("resolved_ref", source.commit().hash());
  }

  private static JsonNode runs(List<RunStep> steps) {
    ObjectNode runs = JsonText.object();
    for (RunStep step : steps) {
      ObjectNode json = runs.putObject(step.component().value());
      json.put("action", JsonText.word(step.action()));
      json.set("waits_for", JsonText.names(step.waitsFor()));
      json.set("reason", JsonText.reasons(step.reasons()));
    }
    return runs;
  }

  private static JsonNode removals(List<RemoveStep> steps) {
    ArrayNode removals = JsonText.array();
    for (RemoveStep step : steps) {
      ObjectNode json = removals.addObject();
      json.put("component", step.component().value());
      json.put("job", step.job().value());
      json.set("reason", JsonText.reasons(step.reasons()));
    }
    return removals;
  }

  private static JsonNode stages(List<List<ComponentName>> stages) {
    ArrayNode json = JsonText.array();
    stages.forEach(stage -> json.add(JsonText.names(stage)));
    return json;
  }

  private static JsonNode estimate(Estimate estimate) {
    ObjectNode json = JsonText.object();
    json.put("seconds", estimate.duration().toSeconds());
    json.set("critical_path", JsonText.names(estimate.criticalPath()));
    json.put("measured", estimate.measured());
    return json;
  }
}

package org.toolforge.components.http.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.engine.SourceDifference;
import org.toolforge.components.http.model.BuildAction;
import org.toolforge.components.http.model.PlannedBuild;
import org.toolforge.components.http.model.PlannedRemoval;
import org.toolforge.components.http.model.PlannedRun;
import org.toolforge.components.http.model.RunAction;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Estimate;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.RunStep;

/** A plan as the API shows it, in the same words as a deployment that carries it out. */
public final class PlanMapping {

  private PlanMapping() {}

  public static org.toolforge.components.http.model.Plan of(ToolName tool, Prepared prepared) {
    Plan plan = prepared.plan();
    return new org.toolforge.components.http.model.Plan()
        .planId(prepared.id().value())
        .tool(tool.value())
        .configRevision(prepared.config().revision())
        .builds(builds(plan.builds(), prepared.differences()))
        .runs(runs(plan.runs()))
        .removals(plan.removals().stream().map(PlanMapping::removal).toList())
        .stages(plan.stages().stream().map(Words::names).toList())
        .estimate(estimate(plan.estimate()));
  }

  private static Map<String, PlannedBuild> builds(
      List<BuildStep> steps, Map<ComponentName, SourceDifference> differences) {
    Map<String, PlannedBuild> builds = new LinkedHashMap<>();
    for (BuildStep step : steps) {
      PlannedBuild planned =
          new PlannedBuild().action(action(step.action())).reason(Words.codes(step.reasons()));
      switch (step.action()) {
        case BuildStep.Action.Build build -> source(planned, build.source());
        case BuildStep.Action.Reuse reuse ->
            source(planned, reuse.source()).buildImage(reuse.image().reference());
        case BuildStep.Action.None none ->
            planned.imageOf(none.imageOf().value()).resolvedRef(Commits.of(step, steps));
      }
      SourceDifference difference = differences.get(step.component());
      if (difference != null) {
        planned.changes(ChangesMapping.of(difference));
      }
      builds.put(step.component().value(), planned);
    }
    return builds;
  }

  private static PlannedBuild source(PlannedBuild planned, ResolvedSource source) {
    return planned.repository(source.repository().toString()).resolvedRef(source.commit().hash());
  }

  private static Map<String, PlannedRun> runs(List<RunStep> steps) {
    Map<String, PlannedRun> runs = new LinkedHashMap<>();
    for (RunStep step : steps) {
      runs.put(
          step.component().value(),
          new PlannedRun()
              .action(action(step.action()))
              .waitsFor(Words.names(step.waitsFor()))
              .reason(Words.codes(step.reasons())));
    }
    return runs;
  }

  private static PlannedRemoval removal(RemoveStep step) {
    return new PlannedRemoval()
        .component(step.component().value())
        .job(step.job().value())
        .reason(Words.codes(step.reasons()));
  }

  private static org.toolforge.components.http.model.Estimate estimate(Estimate estimate) {
    return new org.toolforge.components.http.model.Estimate()
        .seconds(estimate.duration().toSeconds())
        .criticalPath(Words.names(estimate.criticalPath()))
        .measured(estimate.measured());
  }

  static BuildAction action(BuildStep.Action action) {
    return switch (action) {
      case BuildStep.Action.Build ignored -> BuildAction.BUILD;
      case BuildStep.Action.Reuse ignored -> BuildAction.REUSE;
      case BuildStep.Action.None ignored -> BuildAction.NONE;
    };
  }

  static RunAction action(RunStep.Action action) {
    return switch (action) {
      case UNCHANGED -> RunAction.UNCHANGED;
      case CREATE -> RunAction.CREATE;
      case UPDATE -> RunAction.UPDATE;
      case RESTART -> RunAction.RESTART;
    };
  }
}

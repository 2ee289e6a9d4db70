package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Estimate;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.Reason;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.RunStep;
import org.toolforge.components.plan.Step;

/** {@code status.plan}. */
final class PlanJson {

  private PlanJson() {}

  static JsonObject write(Plan plan) {
    return new ObjectWriter()
        .list("builds", plan.builds(), PlanJson::build)
        .list("runs", plan.runs(), PlanJson::run)
        .list("removals", plan.removals(), PlanJson::removal)
        .list("stages", plan.stages(), ObjectWriter::namesOf)
        .object("estimate", estimate(plan.estimate()))
        .written();
  }

  private static ObjectWriter step(Step step) {
    return new ObjectWriter()
        .text("component", step.component().value())
        .names("reasons", step.reasons().stream().map(ReasonWords::of).toList());
  }

  private static JsonObject build(BuildStep step) {
    ObjectWriter entry = step(step);
    return switch (step.action()) {
      case BuildStep.Action.Build build ->
          source(entry.text("action", "build"), build.source()).written();
      case BuildStep.Action.Reuse reuse ->
          source(entry.text("action", "reuse"), reuse.source())
              .text("image", reuse.image().reference())
              .written();
      case BuildStep.Action.None none ->
          entry.text("action", "none").text("imageOf", none.imageOf().value()).written();
    };
  }

  private static ObjectWriter source(ObjectWriter entry, ResolvedSource source) {
    return entry
        .text("repository", source.repository().value())
        .text("commit", source.commit().hash())
        .truth("useLatestVersions", source.useLatestVersions())
        .truth("useDeprecatedVersions", source.useDeprecatedVersions());
  }

  private static JsonObject run(RunStep step) {
    return step(step).word("action", step.action()).names("waitsFor", step.waitsFor()).written();
  }

  private static JsonObject removal(RemoveStep step) {
    return step(step).text("job", step.job().value()).written();
  }

  private static JsonObject estimate(Estimate estimate) {
    return new ObjectWriter()
        .text("duration", estimate.duration().toString())
        .names("criticalPath", estimate.criticalPath())
        .truth("measured", estimate.measured())
        .written();
  }

  static Plan read(ObjectReader plan) {
    return new Plan(
        plan.objects("builds").stream().map(PlanJson::build).toList(),
        plan.objects("runs").stream().map(PlanJson::run).toList(),
        plan.objects("removals").stream().map(PlanJson::removal).toList(),
        plan.namesOfNames("stages", ComponentName::new),
        estimate(plan.needed("estimate")));
  }

  private static ComponentName component(ObjectReader step) {
    return step.name("component", ComponentName::new);
  }

  private static List<Reason> reasons(ObjectReader step) {
    return step.names("reasons", ReasonWords::reason);
  }

  private static BuildStep build(ObjectReader step) {
    String word = step.text("action");
    BuildStep.Action action =
        switch (word) {
          case "build" -> new BuildStep.Action.Build(source(step));
          case "reuse" -> new BuildStep.Action.Reuse(source(step), step.name("image", Image::new));
          case "none" -> new BuildStep.Action.None(step.name("imageOf", ComponentName::new));
          default -> throw step.unknown("action", word, Stream.of("build", "reuse", "none"));
        };
    return new BuildStep(component(step), action, reasons(step));
  }

  private static ResolvedSource source(ObjectReader step) {
    return new ResolvedSource(
        step.name("repository", RepositoryUrl::new),
        step.name("commit", Commit::new),
        step.truth("useLatestVersions"),
        step.truth("useDeprecatedVersions"));
  }

  private static RunStep run(ObjectReader step) {
    return new RunStep(
        component(step),
        step.word("action", RunStep.Action.class),
        step.names("waitsFor", ComponentName::new),
        reasons(step));
  }

  private static RemoveStep removal(ObjectReader step) {
    return new RemoveStep(component(step), step.name("job", JobName::new), reasons(step));
  }

  private static Estimate estimate(ObjectReader estimate) {
    return new Estimate(
        duration(estimate),
        estimate.names("criticalPath", ComponentName::new),
        estimate.truth("measured"));
  }

  private static Duration duration(ObjectReader estimate) {
    try {
      return Duration.parse(estimate.text("duration"));
    } catch (DateTimeException e) {
      throw estimate.unreadable("duration", "must be a length of time such as PT1M30S");
    }
  }
}

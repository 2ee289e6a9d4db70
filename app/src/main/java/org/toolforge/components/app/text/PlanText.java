package org.toolforge.components.app.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Estimate;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.Reason;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.RunStep;

/** A plan for people: what would be done stage by stage, and why. */
public final class PlanText {

  private static final int LONGEST_ACTION = word(RunStep.Action.UNCHANGED).length();

  private final Plan plan;
  private final Style style;
  private final int nameWidth;
  private final List<String> lines = new ArrayList<>();

  private PlanText(Plan plan, Style style) {
    this.plan = plan;
    this.style = style;
    this.nameWidth =
        plan.builds().stream().mapToInt(step -> step.component().value().length()).max().orElse(0);
  }

  public static List<String> of(ToolName tool, Prepared prepared, Style style) {
    PlanText text = new PlanText(prepared.plan(), style);
    text.lines.add(style.heading("Plan for " + tool + ": " + Sentences.size(prepared.plan())));
    text.builds();
    text.runs();
    text.removals();
    text.lines.add(estimate(prepared.plan().estimate()));
    text.lines.add("Plan id: " + prepared.id());
    return List.copyOf(text.lines);
  }

  private void builds() {
    lines.add(style.heading(plan.buildCount() > 0 ? "Stage 1, images:" : "Images:"));
    for (BuildStep step : plan.builds()) {
      switch (step.action()) {
        case BuildStep.Action.Build build ->
            row("build", step.component(), source(build.source()), step.reasons());
        case BuildStep.Action.Reuse reuse ->
            row("reuse", step.component(), source(reuse.source()), step.reasons());
        case BuildStep.Action.None none ->
            row("none", step.component(), "uses the image of " + none.imageOf(), List.of());
      }
    }
  }

  private static String source(ResolvedSource source) {
    return source.repository() + " at " + source.commit().abbreviated();
  }

  private void runs() {
    int stage = plan.buildCount() > 0 ? 2 : 1;
    for (List<ComponentName> together : plan.stages()) {
      lines.add(style.heading("Stage " + stage + ":"));
      for (RunStep step : plan.runs()) {
        if (together.contains(step.component())) {
          String waits =
              step.waitsFor().isEmpty() ? "" : "waits for " + Words.list(step.waitsFor());
          row(word(step.action()), step.component(), waits, step.reasons());
        }
      }
      stage++;
    }
  }

  private void removals() {
    if (!plan.removals().isEmpty()) {
      lines.add(style.heading("At the end:"));
    }
    for (RemoveStep step : plan.removals()) {
      row("remove", step.component(), "job " + step.job(), step.reasons());
    }
  }

  private void row(String action, ComponentName name, String what, List<Reason> reasons) {
    StringBuilder line = new StringBuilder("   ");
    line.append(padded(action, LONGEST_ACTION))
        .append("  ")
        .append(padded(name.value(), nameWidth));
    if (!what.isEmpty()) {
      line.append("  ").append(what);
    }
    if (!reasons.isEmpty()) {
      String codes = Words.list(reasons.stream().map(Reason::code).toList());
      line.append("  ").append(style.quiet("(" + codes + ")"));
    }
    lines.add(line.toString());
  }

  private static String word(RunStep.Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String estimate(Estimate estimate) {
    String path =
        String.join(" -> ", estimate.criticalPath().stream().map(ComponentName::value).toList());
    String way = path.isEmpty() ? "" : "; the longest way is " + path;
    String trust =
        estimate.measured() ? "measured" : "assumed, since not all of it was measured yet";
    return "Estimate: " + Words.span(estimate.duration()) + " (" + trust + ")" + way;
  }
}

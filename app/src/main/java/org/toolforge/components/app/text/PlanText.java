package org.toolforge.components.app.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.model.Estimate;
import org.toolforge.components.http.model.Plan;
import org.toolforge.components.http.model.PlannedBuild;
import org.toolforge.components.http.model.PlannedRemoval;
import org.toolforge.components.http.model.PlannedRun;
import org.toolforge.components.http.model.RunAction;

/** A plan for people: what would be done stage by stage, and why. */
public final class PlanText {

  private static final int LONGEST_ACTION = RunAction.UNCHANGED.toString().length();
  private static final int SHORT_COMMIT = 7;
  private static final String INDENT = " ".repeat(LONGEST_ACTION + 5);

  private final Plan plan;
  private final Style style;
  private final int nameWidth;
  private final List<String> lines = new ArrayList<>();

  private PlanText(Plan plan, Style style) {
    this.plan = plan;
    this.style = style;
    this.nameWidth = plan.getBuilds().keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  public static List<String> of(Plan plan, Style style) {
    PlanText text = new PlanText(plan, style);
    text.lines.add(style.heading("Plan for " + plan.getTool() + ": " + Sentences.size(plan)));
    text.builds();
    text.runs();
    text.removals();
    text.lines.add(estimate(plan.getEstimate()));
    text.lines.add("Plan id: " + plan.getPlanId());
    return List.copyOf(text.lines);
  }

  private void builds() {
    lines.add(style.heading(Sentences.buildCount(plan) > 0 ? "Stage 1, images:" : "Images:"));
    plan.getBuilds()
        .forEach((name, build) -> {
          switch (build.getAction()) {
            case BUILD, REUSE -> {
              row(build.getAction().toString(), name, source(build), build.getReason());
              ChangesText.of(build, style).forEach(line -> lines.add(INDENT + line));
            }
            case NONE -> row("none", name, "uses the image of " + build.getImageOf(), List.of());
          }
        });
  }

  private static String source(PlannedBuild build) {
    return build.getRepository() + " at " + abbreviated(build.getResolvedRef());
  }

  private static String abbreviated(@Nullable String commit) {
    return commit == null
        ? "an unknown commit"
        : commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }

  private void runs() {
    int stage = Sentences.buildCount(plan) > 0 ? 2 : 1;
    for (List<String> together : plan.getStages()) {
      lines.add(style.heading("Stage " + stage + ":"));
      for (Map.Entry<String, PlannedRun> entry : plan.getRuns().entrySet()) {
        PlannedRun run = entry.getValue();
        if (together.contains(entry.getKey())) {
          String waits =
              run.getWaitsFor().isEmpty() ? "" : "waits for " + Words.list(run.getWaitsFor());
          row(run.getAction().toString(), entry.getKey(), waits, run.getReason());
        }
      }
      stage++;
    }
  }

  private void removals() {
    if (!plan.getRemovals().isEmpty()) {
      lines.add(style.heading("At the end:"));
    }
    for (PlannedRemoval removal : plan.getRemovals()) {
      row("remove", removal.getComponent(), "job " + removal.getJob(), removal.getReason());
    }
  }

  private void row(String action, String name, String what, List<String> reasons) {
    StringBuilder line = new StringBuilder("   ");
    line.append(padded(action, LONGEST_ACTION)).append("  ").append(padded(name, nameWidth));
    if (!what.isEmpty()) {
      line.append("  ").append(what);
    }
    if (!reasons.isEmpty()) {
      line.append("  ").append(style.quiet("(" + Words.list(reasons) + ")"));
    }
    lines.add(line.toString());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String estimate(Estimate estimate) {
    String path = String.join(" -> ", estimate.getCriticalPath());
    String way = path.isEmpty() ? "" : "; the longest way is " + path;
    String trust =
        estimate.getMeasured() ? "measured" : "assumed, since not all of it was measured yet";
    Duration time = Duration.ofSeconds(estimate.getSeconds());
    return "Estimate: " + Words.span(time) + " (" + trust + ")" + way;
  }
}

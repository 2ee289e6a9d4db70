package org.toolforge.components.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Fault;

/** Sums up what failed: one verdict that names everything, and who can act on it. */
final class Failures {

  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final List<String> sentences = new ArrayList<>();

  private Failures() {}

  static Verdict ofBuilds(Map<ComponentName, BuildProgress> builds) {
    Failures failures = new Failures();
    builds.forEach((name, build) -> {
      if (build instanceof BuildProgress.Failed failed) {
        failures.add("Build of " + name + " failed", failed.fault(), failed.message());
      }
    });
    return failures.verdict();
  }

  static Verdict ofRuns(Map<ComponentName, RunProgress> runs) {
    Failures failures = new Failures();
    runs.forEach((name, run) -> {
      if (run instanceof RunProgress.Failed failed) {
        failures.add("Component " + name + " failed", failed.fault(), failed.message());
      }
    });
    return failures.verdict();
  }

  private void add(String what, Fault fault, String message) {
    faults.add(fault);
    sentences.add(message.isEmpty() ? what : what + ": " + message);
  }

  /** Whoever can act on it first decides the outcome: the owner, before the platform. */
  private Verdict verdict() {
    Outcome outcome =
        faults.contains(Fault.CONTENT)
            ? Outcome.ERROR_CONTENT
            : faults.contains(Fault.TIMEOUT) ? Outcome.TIMEOUT : Outcome.ERROR_INFRA;
    return Verdict.failed(outcome, String.join("; ", sentences));
  }
}

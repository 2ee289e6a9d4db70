package org.toolforge.components.deployment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.Plan;

/**
 * What the engine saw and decided; nobody else writes it.
 *
 * @param plan absent until it is made
 * @param builds by component, in the order of the plan
 * @param runs by component, every component after those it waits for
 * @param verdict the end that is decided, while cleaning and after
 * @param trouble what keeps the deployment from going on at the moment; usually empty
 */
public record Progress(
    ConfigSnapshot config,
    PhaseHistory history,
    @Nullable Plan plan,
    SequencedMap<ComponentName, BuildProgress> builds,
    SequencedMap<ComponentName, RunProgress> runs,
    @Nullable Verdict verdict,
    String trouble) {

  public Progress {
    builds = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(builds));
    runs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(runs));
  }

  Progress withHistory(PhaseHistory next) {
    return new Progress(config, next, plan, builds, runs, verdict, trouble);
  }

  Progress withBuilds(SequencedMap<ComponentName, BuildProgress> next) {
    return new Progress(config, history, plan, next, runs, verdict, trouble);
  }

  Progress withRuns(SequencedMap<ComponentName, RunProgress> next) {
    return new Progress(config, history, plan, builds, next, verdict, trouble);
  }

  Progress withVerdict(Verdict next) {
    return new Progress(config, history, plan, builds, runs, next, trouble);
  }

  Progress withTrouble(String next) {
    return new Progress(config, history, plan, builds, runs, verdict, next);
  }
}

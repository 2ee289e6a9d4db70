package org.toolforge.components.deployment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackState;
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
 * @param callback what became of the callback; absent as long as nothing has
 */
public record Progress(
    ConfigSnapshot config,
    PhaseHistory history,
    @Nullable Plan plan,
    SequencedMap<ComponentName, BuildProgress> builds,
    SequencedMap<ComponentName, RunProgress> runs,
    @Nullable Verdict verdict,
    String trouble,
    @Nullable CallbackState callback) {

  public Progress {
    builds = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(builds));
    runs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(runs));
    if (callback != null && !callback.isSettled()) {
      throw new IllegalArgumentException("Nothing became of a callback yet: " + callback);
    }
  }

  Progress withHistory(PhaseHistory next) {
    return new Progress(config, next, plan, builds, runs, verdict, trouble, callback);
  }

  Progress withBuilds(SequencedMap<ComponentName, BuildProgress> next) {
    return new Progress(config, history, plan, next, runs, verdict, trouble, callback);
  }

  Progress withRuns(SequencedMap<ComponentName, RunProgress> next) {
    return new Progress(config, history, plan, builds, next, verdict, trouble, callback);
  }

  Progress withVerdict(Verdict next) {
    return new Progress(config, history, plan, builds, runs, next, trouble, callback);
  }

  Progress withTrouble(String next) {
    return new Progress(config, history, plan, builds, runs, verdict, next, callback);
  }

  Progress withCallback(CallbackState next) {
    return new Progress(config, history, plan, builds, runs, verdict, trouble, next);
  }
}

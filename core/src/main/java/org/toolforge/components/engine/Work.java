package org.toolforge.components.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Plan;

/** A decision in the making; lives for one call of the reconciler. */
final class Work {

  private Deployment deployment;
  private final List<Effect> effects = new ArrayList<>();

  Work(Deployment deployment) {
    this.deployment = deployment;
  }

  Deployment deployment() {
    return deployment;
  }

  List<Effect> effects() {
    return effects;
  }

  Phase phase() {
    return deployment.phase();
  }

  boolean succeeds() {
    return deployment.verdict().map(Verdict::isSuccess).orElse(false);
  }

  boolean isPlanned() {
    return deployment.plan().isPresent();
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  void prepared(Plan plan, ConfigSnapshot config) {
    deployment = deployment.prepared(plan, config);
  }

  void trouble(String message) {
    deployment = deployment.withTrouble(message);
  }

  void heldBy(String notice) {
    deployment = deployment.heldBy(notice);
  }

  void builds(SequencedMap<ComponentName, BuildProgress> builds) {
    deployment = deployment.withBuilds(builds);
  }

  void runs(SequencedMap<ComponentName, RunProgress> runs) {
    deployment = deployment.withRuns(runs);
  }

  void enter(Phase phase, Instant now) {
    deployment = deployment.enter(phase, now);
  }

  void ending(Verdict verdict, Instant now) {
    deployment = deployment.ending(verdict, now);
  }

  /** Takes over what is said of every build and run at the end. */
  void close(Deployment closed) {
    deployment = closed;
  }

  void finished(Instant now) {
    deployment = deployment.finished(now);
  }
}

package org.toolforge.components.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildSlots;

/** What the world looked like after the deployment's record was read. */
public final class Observations {

  private final Preparation preparation;
  private final Map<BuildKey, Build> builds;
  private final BuildSlots slots;
  private final List<Job> jobs;
  private final Map<JobName, Job.Owned> owned;
  private final List<Rejection> rejections;
  private final @Nullable String maintenance;
  private final int turn;

  /** What it is where nobody else waits for build slots. */
  public Observations(
      Preparation preparation,
      List<Build> builds,
      BuildSlots slots,
      List<Job> jobs,
      List<Rejection> rejections) {
    this(preparation, builds, slots, slots.freeInAll(), jobs, rejections);
  }

  /**
   * What it is.
   *
   * @param turn how many of the slots that all tools share it is the deployment's turn to take
   */
  public Observations(
      Preparation preparation,
      List<Build> builds,
      BuildSlots slots,
      int turn,
      List<Job> jobs,
      List<Rejection> rejections) {
    this(preparation, builds, slots, turn, jobs, rejections, null);
  }

  private Observations(
      Preparation preparation,
      List<Build> builds,
      BuildSlots slots,
      int turn,
      List<Job> jobs,
      List<Rejection> rejections,
      @Nullable String maintenance) {
    this.preparation = preparation;
    this.builds = new HashMap<>();
    builds.forEach(build -> this.builds.put(build.key(), build));
    this.slots = slots;
    this.turn = turn;
    this.jobs = List.copyOf(jobs);
    this.owned = new HashMap<>();
    ownedJobs().forEach(job -> owned.put(job.name(), job));
    this.rejections = List.copyOf(rejections);
    this.maintenance = maintenance;
  }

  /**
   * All that a deployment needs which maintenance keeps from starting: no service needs to answer.
   *
   * @param notice what the operators say of it
   */
  static Observations duringMaintenance(Preparation preparation, String notice) {
    BuildSlots unknown = new BuildSlots(1, List.of());
    return new Observations(preparation, List.of(), unknown, 0, List.of(), List.of(), notice);
  }

  /** What the operators say of the maintenance that keeps the deployment from starting, if any. */
  Optional<String> maintenance() {
    return Optional.ofNullable(maintenance);
  }

  Preparation preparation() {
    return preparation;
  }

  Optional<Build> build(BuildKey key) {
    return Optional.ofNullable(builds.get(key));
  }

  BuildSlots slots() {
    return slots;
  }

  /** How many builds it may start now. */
  int freeSlots() {
    return Math.min(slots.freeOfTool(), turn);
  }

  Optional<Job.Owned> job(JobName name) {
    return Optional.ofNullable(owned.get(name));
  }

  List<Job.Owned> ownedJobs() {
    return jobs.stream().filter(Job.Owned.class::isInstance).map(Job.Owned.class::cast).toList();
  }

  /** Why this build could not be started just now, if it could not. */
  Optional<ComponentsException> rejectionOf(BuildKey key) {
    return rejection(
        effect -> effect instanceof Effect.StartBuild start && start.key().equals(key));
  }

  /** Why this component could not be applied just now, if it could not. */
  Optional<ComponentsException> rejectionOf(ComponentName component) {
    return rejection(
        effect -> effect instanceof Effect.ApplyJob apply && apply.component().equals(component));
  }

  /** Why something could not be stopped or removed just now, if it could not. */
  Optional<ComponentsException> rejectionOfStopping() {
    return rejection(
        effect -> effect instanceof Effect.CancelBuild || effect instanceof Effect.RemoveJob);
  }

  private Optional<ComponentsException> rejection(Predicate<Effect> matches) {
    return rejections.stream()
        .filter(rejection -> matches.test(rejection.effect()))
        .map(Rejection::error)
        .findFirst();
  }
}

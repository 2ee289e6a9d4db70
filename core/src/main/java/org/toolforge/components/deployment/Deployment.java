package org.toolforge.components.deployment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.RunStep;

/**
 * One deployment of a tool: what was asked, what the user wants of it by now, and how far it is.
 *
 * @param createdAt later than that of every earlier deployment of the tool
 */
public record Deployment(
    DeploymentId id,
    ToolName tool,
    Instant createdAt,
    DeploymentRequest request,
    Intent intent,
    Progress progress) {

  /** A deployment that nothing was done for yet. */
  public static Deployment create(
      DeploymentId id,
      ToolName tool,
      Instant createdAt,
      DeploymentRequest request,
      ConfigSnapshot config) {
    return new Deployment(
        id,
        tool,
        createdAt,
        request,
        Intent.RUN,
        new Progress(
            config,
            PhaseHistory.startingAt(createdAt),
            null,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            null,
            "",
            null));
  }

  public DeploymentStatus status() {
    return switch (phase()) {
      case FINISHED -> verdict().orElseThrow().status();
      case PREPARING, WAITING ->
          intent == Intent.RUN ? DeploymentStatus.PENDING : DeploymentStatus.CANCELLING;
      case BUILDING, RUNNING, CLEANING ->
          intent == Intent.RUN ? DeploymentStatus.RUNNING : DeploymentStatus.CANCELLING;
    };
  }

  public Phase phase() {
    return progress.history().current();
  }

  public boolean isFinished() {
    return phase() == Phase.FINISHED;
  }

  /** Whether it keeps other deployments of its tool from starting. */
  public boolean isActive() {
    return !isFinished() && intent != Intent.DELETE;
  }

  /** How it ends, as soon as that is decided. */
  public Optional<Verdict> verdict() {
    return Optional.ofNullable(progress.verdict());
  }

  /** Why it ended as it did, once it is finished. */
  public Optional<Outcome> outcome() {
    return isFinished() ? verdict().map(Verdict::outcome) : Optional.empty();
  }

  /** What became of the call that was asked for, if one was. */
  public CallbackState callback() {
    if (request.callback() == null) {
      return new CallbackState.NotWanted();
    }
    CallbackState settled = progress.callback();
    return settled == null ? new CallbackState.Pending() : settled;
  }

  /** Whether somebody is still to be told that it has ended. */
  public boolean awaitsCall() {
    return isFinished() && intent != Intent.DELETE && callback() instanceof CallbackState.Pending;
  }

  /** Notes what became of the call. */
  public Deployment withCallback(CallbackState settled) {
    return with(progress.withCallback(settled));
  }

  public Optional<Plan> plan() {
    return Optional.ofNullable(progress.plan());
  }

  public ToolConfig config() {
    return progress.config().document().config();
  }

  /** What jobs are marked with that this deployment applies. */
  public JobRevision jobRevision() {
    return new JobRevision(id.suffix());
  }

  public BuildKey buildKey(ComponentName component) {
    return new BuildKey(id, component);
  }

  /** The declared component of that name. */
  public Component component(ComponentName name) {
    return config().component(name).orElseThrow();
  }

  /** The image that the component runs, as soon as it is known. */
  public Optional<Image> image(ComponentName component) {
    return switch (progress.builds().get(component)) {
      case BuildProgress.Built built -> Optional.of(built.image());
      case BuildProgress.Reused reused -> Optional.of(reused.image());
      case BuildProgress.Shared shared -> image(shared.imageOf());
      case null, default -> Optional.empty();
    };
  }

  /** One sentence on how it goes. */
  public String longStatus() {
    return LongStatus.of(this);
  }

  /** Puts the plan in place, with everything still to do. */
  public Deployment prepared(Plan plan, ConfigSnapshot config) {
    SequencedMap<ComponentName, BuildProgress> builds = new LinkedHashMap<>();
    for (BuildStep step : plan.builds()) {
      builds.put(
          step.component(),
          switch (step.action()) {
            case BuildStep.Action.Build ignored -> new BuildProgress.Queued("");
            case BuildStep.Action.Reuse reuse ->
                new BuildProgress.Reused(
                    reuse.image(), "Already built from " + reuse.source().commit().abbreviated());
            case BuildStep.Action.None none -> new BuildProgress.Shared(none.imageOf());
          });
    }
    SequencedMap<ComponentName, RunProgress> runs = new LinkedHashMap<>();
    for (RunStep step : plan.runs()) {
      runs.put(step.component(), new RunProgress.Waiting(step.waitsFor()));
    }
    return with(
        new Progress(
            config,
            progress.history(),
            plan,
            builds,
            runs,
            progress.verdict(),
            "",
            progress.callback()));
  }

  /** Moves on to a later phase. */
  public Deployment enter(Phase next, Instant now) {
    return with(progress.withHistory(progress.history().enter(next, now)));
  }

  public Deployment withBuilds(SequencedMap<ComponentName, BuildProgress> builds) {
    return with(progress.withBuilds(builds));
  }

  public Deployment withRuns(SequencedMap<ComponentName, RunProgress> runs) {
    return with(progress.withRuns(runs));
  }

  /** Says what is in the way, or with an empty text that nothing is. */
  public Deployment withTrouble(String trouble) {
    return trouble.equals(progress.trouble()) ? this : with(progress.withTrouble(trouble));
  }

  /**
   * Says that maintenance keeps it from starting.
   *
   * @param notice what the operators say of it, if anything
   */
  public Deployment heldBy(String notice) {
    return withTrouble(LongStatus.maintenance(notice));
  }

  /**
   * Decides how it ends, and starts cleaning if it does not clean yet.
   *
   * @throws IllegalStateException when it is finished: a final status never changes
   */
  public Deployment ending(Verdict verdict, Instant now) {
    if (isFinished()) {
      throw new IllegalStateException("Deployment " + id + " is finished");
    }
    Deployment decided = with(progress.withVerdict(verdict));
    return phase() == Phase.CLEANING ? decided : decided.enter(Phase.CLEANING, now);
  }

  /**
   * Makes the decided end final.
   *
   * @throws IllegalStateException when no end is decided
   */
  public Deployment finished(Instant now) {
    if (progress.verdict() == null) {
      throw new IllegalStateException("Nothing says how deployment " + id + " ends");
    }
    return withTrouble("").enter(Phase.FINISHED, now);
  }

  /** Changes what the user wants; a wish already made is not taken back. */
  public Deployment wanting(Intent wish) {
    return wish.compareTo(intent) <= 0
        ? this
        : new Deployment(id, tool, createdAt, request, wish, progress);
  }

  /** The same deployment, further on; what the user wants stays. */
  public Deployment with(Progress next) {
    return new Deployment(id, tool, createdAt, request, intent, next);
  }
}

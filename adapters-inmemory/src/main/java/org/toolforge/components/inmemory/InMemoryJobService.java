package org.toolforge.components.inmemory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ScheduledComponent;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.Subscription;

/** Pretends to run jobs: they take their time to come up, and do as the script wants it. */
final class InMemoryJobService implements JobService {

  private final Timeline timeline;
  private final Script script;

  /** A job, and which application of all it came from; an outdated timer knows itself by that. */
  private record Entry(Job job, long application, InMemoryLog log) {}

  private record Kept(ToolName tool, Job job) {}

  private final Map<ToolName, SequencedMap<JobName, Entry>> jobs = new HashMap<>();
  private final Watchers<ToolName> watchers = new Watchers<>();
  private final Shelf<Kept> kept;
  private long applications;

  InMemoryJobService(Timeline timeline, Script script, Shelves shelves) {
    this.timeline = timeline;
    this.script = script;
    kept = shelves.shelf("jobs", Kept.class);
    synchronized (this) {
      // Whatever is due at once waits in its own thread until all is there.
      kept.contents().values().forEach(this::takeUp);
    }
  }

  /** Lets a job go on that another process began. Of its log there is what would be in it now. */
  private void takeUp(Kept one) {
    Entry entry = new Entry(one.job(), ++applications, new InMemoryLog(timeline));
    of(one.tool()).put(one.job().name(), entry);
    if (one.job() instanceof Job.Owned owned) {
      entry.log().add(RunStory.started(owned.spec(), List.of()));
      entry.log().add(RunStory.changed(owned.state()));
      if (RunStory.isOver(owned.state())) {
        entry.log().end();
      }
      if (owned.state() instanceof JobState.Starting) {
        RunBehaviour behaviour = script.ofRun(owned.spec().component().name());
        timeline.schedule(
            behaviour.takes(), () -> settle(one.tool(), owned.spec(), entry, behaviour.end()));
      }
    }
  }

  private static String key(ToolName tool, JobName name) {
    return tool + "/" + name;
  }

  private void keep(ToolName tool, Job job) {
    kept.put(key(tool, job.name()), new Kept(tool, job));
  }

  @Override
  public synchronized List<Job> list(ToolName tool) {
    script.call("job service");
    return of(tool).values().stream().map(Entry::job).toList();
  }

  @Override
  public void apply(ToolName tool, JobSpec spec) {
    RunBehaviour behaviour = script.ofRun(spec.component().name());
    Entry applied;
    synchronized (this) {
      script.call("job service");
      Job present = job(tool, spec.name());
      if (present instanceof Job.Owned owned
          && owned.spec().equals(spec)
          && owned.drift().isEmpty()) {
        return;
      }
      refuseForeign(present);
      if (behaviour.end() instanceof RunBehaviour.End.IsRefused refused) {
        throw ComponentsException.Invalid.because(refused.message());
      }
      InMemoryLog log = new InMemoryLog(timeline);
      log.add(RunStory.started(spec, script.printsOfRun(spec.component().name())));
      applied = new Entry(new Job.Owned(spec, first(spec, behaviour)), ++applications, log);
      forgetOldRuns(tool, spec);
      keep(tool, applied.job());
      endLog(of(tool).put(spec.name(), applied));
    }
    watchers.tell(tool);
    timeline.schedule(behaviour.takes(), () -> settle(tool, spec, applied, behaviour.end()));
  }

  private void forgetOldRuns(ToolName tool, JobSpec next) {
    if (!(next.component() instanceof OneOffComponent)) {
      return;
    }
    List<JobName> ended =
        of(tool).values().stream()
            .map(Entry::job)
            .filter(job -> job instanceof Job.Owned run && isEndedRun(run, next))
            .map(Job::name)
            .toList();
    ended.subList(0, Math.max(0, ended.size() - KEPT_RUNS)).forEach(name -> forget(tool, name));
  }

  private static boolean isEndedRun(Job.Owned run, JobSpec next) {
    return run.spec().component() instanceof OneOffComponent of
        && of.name().equals(next.component().name())
        && !run.name().equals(next.name())
        && RunStory.isOver(run.state());
  }

  /** A schedule counts from the moment that the platform has it; anything else has to come up. */
  private static JobState first(JobSpec spec, RunBehaviour behaviour) {
    return spec.component() instanceof ScheduledComponent
            && behaviour.end() instanceof RunBehaviour.End.Succeeds
        ? new JobState.Ready()
        : new JobState.Starting("starting");
  }

  private void settle(ToolName tool, JobSpec spec, Entry applied, RunBehaviour.End end) {
    switch (end) {
      case RunBehaviour.End.Succeeds ignored -> change(tool, spec, applied, success(spec));
      case RunBehaviour.End.Fails fails ->
          change(tool, spec, applied, new JobState.Failed(fails.fault(), fails.message()));
      case RunBehaviour.End.Vanishes ignored -> vanish(tool, spec, applied);
      case RunBehaviour.End.NeverReady ignored -> {}
      case RunBehaviour.End.IsRefused ignored -> {}
    }
  }

  private static JobState success(JobSpec spec) {
    return spec.component() instanceof OneOffComponent
        ? new JobState.Succeeded()
        : new JobState.Ready();
  }

  @Override
  public void remove(ToolName tool, JobName name) {
    synchronized (this) {
      script.call("job service");
      refuseForeign(job(tool, name));
      if (!forget(tool, name)) {
        return;
      }
    }
    watchers.tell(tool);
  }

  private boolean forget(ToolName tool, JobName name) {
    if (job(tool, name) == null) {
      return false;
    }
    kept.remove(key(tool, name));
    endLog(of(tool).remove(name));
    return true;
  }

  @Override
  public synchronized LogReader log(ToolName tool, JobName name, long after, boolean follow) {
    script.call("job service");
    Entry entry = of(tool).get(name);
    if (entry == null || entry.job() instanceof Job.Foreign) {
      throw new ComponentsException.NotFound(
          "Unable to find a job %s of tool %s that a deployment made. Deploy to make one."
              .formatted(name, tool));
    }
    return entry.log().read(after, follow);
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return watchers.add(onChange);
  }

  /** Takes a job away, whosever it is, as somebody with other tools might. */
  void lose(ToolName tool, JobName name) {
    synchronized (this) {
      if (!forget(tool, name)) {
        return;
      }
    }
    watchers.tell(tool);
  }

  /** Has a job of ours have another number of replicas, as somebody with other tools might. */
  void changeReplicas(ToolName tool, JobName name, int replicas) {
    synchronized (this) {
      Entry entry = of(tool).get(name);
      if (entry == null
          || !(entry.job() instanceof Job.Owned owned)
          || !(owned.spec().component() instanceof ContinuousComponent component)) {
        return;
      }
      List<Drift> drift =
          replicas == component.replicas()
              ? List.of()
              : List.of(
                  new Drift(
                      "run.replicas",
                      String.valueOf(component.replicas()),
                      String.valueOf(replicas),
                      "somebody"));
      replace(tool, entry, new Job.Owned(owned.spec(), owned.state(), drift));
    }
    watchers.tell(tool);
  }

  private void replace(ToolName tool, Entry entry, Job.Owned job) {
    keep(tool, job);
    of(tool).put(job.name(), new Entry(job, entry.application(), entry.log()));
  }

  /** Whether a job was neither removed nor applied anew since. */
  private boolean isStill(ToolName tool, Entry applied) {
    Entry present = of(tool).get(applied.job().name());
    return present != null && present.application() == applied.application();
  }

  /** Puts a job there that this system did not make. */
  void addForeign(ToolName tool, JobName name) {
    synchronized (this) {
      Entry entry = new Entry(new Job.Foreign(name), ++applications, new InMemoryLog(timeline));
      keep(tool, entry.job());
      endLog(of(tool).put(name, entry));
    }
    watchers.tell(tool);
  }

  private static void refuseForeign(@Nullable Job present) {
    if (present instanceof Job.Foreign foreign) {
      throw new ComponentsException.Conflict(
          "A job named '%s' exists that no deployment made; it is left alone"
              .formatted(foreign.name()));
    }
  }

  /** Changes the state of a job that was neither removed nor applied anew since. */
  private void change(ToolName tool, JobSpec spec, Entry applied, JobState state) {
    synchronized (this) {
      if (!isStill(tool, applied)) {
        return;
      }
      List<Drift> drift = job(tool, spec.name()) instanceof Job.Owned now ? now.drift() : List.of();
      replace(tool, applied, new Job.Owned(spec, state, drift));
      applied.log().add(RunStory.changed(state));
      if (RunStory.isOver(state)) {
        applied.log().end();
      }
    }
    watchers.tell(tool);
  }

  private void vanish(ToolName tool, JobSpec spec, Entry applied) {
    synchronized (this) {
      if (!isStill(tool, applied) || !forget(tool, spec.name())) {
        return;
      }
    }
    watchers.tell(tool);
  }

  private static void endLog(@Nullable Entry gone) {
    if (gone != null) {
      gone.log().end();
    }
  }

  private @Nullable Job job(ToolName tool, JobName name) {
    Entry entry = of(tool).get(name);
    return entry == null ? null : entry.job();
  }

  private SequencedMap<JobName, Entry> of(ToolName tool) {
    return jobs.computeIfAbsent(tool, name -> new LinkedHashMap<>());
  }
}

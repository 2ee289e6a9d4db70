package org.toolforge.components.inmemory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ScheduledComponent;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.Subscription;

/** Pretends to run jobs: they take their time to come up, and do as the script wants it. */
final class InMemoryJobService implements JobService {

  private final Timeline timeline;
  private final Script script;
  private final Map<ToolName, SequencedMap<JobName, Job>> jobs = new HashMap<>();
  private final Watchers<ToolName> watchers = new Watchers<>();

  InMemoryJobService(Timeline timeline, Script script) {
    this.timeline = timeline;
    this.script = script;
  }

  @Override
  public synchronized List<Job> list(ToolName tool) {
    script.call("job service");
    return List.copyOf(of(tool).values());
  }

  @Override
  public void apply(ToolName tool, JobSpec spec) {
    RunBehaviour behaviour = script.ofRun(spec.component().name());
    Job.Owned applied;
    synchronized (this) {
      script.call("job service");
      Job present = of(tool).get(spec.name());
      if (present instanceof Job.Owned owned && owned.spec().equals(spec)) {
        return;
      }
      refuseForeign(present);
      if (behaviour.end() instanceof RunBehaviour.End.IsRefused refused) {
        throw ComponentsException.Invalid.because(refused.message());
      }
      applied = new Job.Owned(spec, first(spec));
      of(tool).put(spec.name(), applied);
    }
    watchers.tell(tool);
    if (applied.state() instanceof JobState.Starting) {
      timeline.schedule(behaviour.takes(), () -> settle(tool, applied, behaviour.end()));
    }
  }

  /** A schedule counts from the moment that the platform has it; anything else has to come up. */
  private static JobState first(JobSpec spec) {
    return spec.component() instanceof ScheduledComponent
        ? new JobState.Ready()
        : new JobState.Starting("starting");
  }

  private void settle(ToolName tool, Job.Owned applied, RunBehaviour.End end) {
    switch (end) {
      case RunBehaviour.End.Succeeds ignored ->
          change(
              tool,
              applied,
              applied.spec().component() instanceof OneOffComponent
                  ? new JobState.Succeeded()
                  : new JobState.Ready());
      case RunBehaviour.End.Fails fails ->
          change(tool, applied, new JobState.Failed(fails.fault(), fails.message()));
      case RunBehaviour.End.Vanishes ignored -> vanish(tool, applied);
      case RunBehaviour.End.NeverReady ignored -> {}
      case RunBehaviour.End.IsRefused ignored -> {}
    }
  }

  @Override
  public void remove(ToolName tool, JobName name) {
    synchronized (this) {
      script.call("job service");
      refuseForeign(of(tool).get(name));
    }
    lose(tool, name);
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return watchers.add(onChange);
  }

  /** Takes a job away, whosever it is, as somebody with other tools might. */
  void lose(ToolName tool, JobName name) {
    synchronized (this) {
      if (of(tool).remove(name) == null) {
        return;
      }
    }
    watchers.tell(tool);
  }

  /** Puts a job there that this system did not make. */
  void addForeign(ToolName tool, JobName name) {
    synchronized (this) {
      of(tool).put(name, new Job.Foreign(name));
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
  private void change(ToolName tool, Job.Owned applied, JobState state) {
    synchronized (this) {
      if (of(tool).get(applied.name()) != applied) {
        return;
      }
      of(tool).put(applied.name(), new Job.Owned(applied.spec(), state));
    }
    watchers.tell(tool);
  }

  private void vanish(ToolName tool, Job.Owned applied) {
    synchronized (this) {
      if (!of(tool).remove(applied.name(), applied)) {
        return;
      }
    }
    watchers.tell(tool);
  }

  private SequencedMap<JobName, Job> of(ToolName tool) {
    return jobs.computeIfAbsent(tool, name -> new LinkedHashMap<>());
  }
}

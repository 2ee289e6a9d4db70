package org.toolforge.components.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;

/** The jobs of a tool, looked up in the ways that planning and status need. */
public final class CurrentJobs {

  private final Map<ComponentName, Job.Owned> lasting = new HashMap<>();
  private final Map<ComponentName, JobSpec> succeeded = new HashMap<>();
  private final Set<JobName> owned = new HashSet<>();
  private final Set<JobName> foreign = new HashSet<>();

  private CurrentJobs() {}

  public static CurrentJobs of(ToolState state) {
    CurrentJobs jobs = new CurrentJobs();
    for (Job job : state.jobs()) {
      switch (job) {
        case Job.Foreign other -> jobs.foreign.add(other.name());
        case Job.Owned owned -> jobs.add(owned);
      }
    }
    state.succeededOneOffs().forEach(jobs::addRecorded);
    return jobs;
  }

  private void add(Job.Owned job) {
    owned.add(job.name());
    ComponentName component = job.spec().component().name();
    if (!(job.spec().component() instanceof OneOffComponent)) {
      lasting.put(component, job);
    } else if (job.state().isSatisfied()) {
      succeeded.put(component, job.spec());
    }
  }

  /**
   * A record outlives its job. Where its own job is gone and that of another run is there, though,
   * that run came later, and its record was deleted.
   */
  private void addRecorded(ComponentName component, JobSpec recorded) {
    if (owned.contains(recorded.name())) {
      succeeded.put(component, recorded);
    } else {
      succeeded.putIfAbsent(component, recorded);
    }
  }

  /** The continuous or scheduled job of that component. */
  public Optional<Job.Owned> lasting(ComponentName component) {
    return Optional.ofNullable(lasting.get(component));
  }

  /** How the one-off looked when it last ended well. */
  public Optional<JobSpec> succeededOneOff(ComponentName component) {
    return Optional.ofNullable(succeeded.get(component));
  }

  boolean isForeign(JobName name) {
    return foreign.contains(name);
  }
}

package org.toolforge.components.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.CurrentJobs;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSettings;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.Removals;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.plan.ToolState;
import org.toolforge.components.status.ComponentStatus.Sync;

/** Compares what is declared with what is there, component by component. */
public final class ToolStatus {

  private final Applications applications;
  private final CurrentJobs current;
  private final SequencedMap<ComponentName, Job.Owned> latestOneOffs = new LinkedHashMap<>();

  private ToolStatus(ToolState state, List<Deployment> oldestFirst) {
    applications = new Applications(oldestFirst);
    current = CurrentJobs.of(state);
    for (Job.Owned job : state.ownedJobs()) {
      if (job.spec().component() instanceof OneOffComponent oneOff) {
        latestOneOffs.merge(oneOff.name(), job, applications::later);
      }
    }
  }

  /**
   * The status of each component of the config, then of each that runs and has no place in the
   * config. Jobs that this system did not make are left out.
   *
   * @param config what is declared; of a pointer, the config that was last deployed
   * @param oldestFirst the deployments that are kept
   */
  public static List<ComponentStatus> of(
      ToolConfig config, ToolState state, List<Deployment> oldestFirst) {
    ToolStatus status = new ToolStatus(state, oldestFirst);
    List<ComponentStatus> all = new ArrayList<>();
    for (Component component : config.components().values()) {
      all.add(
          component instanceof OneOffComponent oneOff
              ? status.oneOff(oneOff)
              : status.lasting(component));
    }
    all.addAll(status.orphans(config, state.ownedJobs()));
    return all;
  }

  private ComponentStatus lasting(Component declared) {
    Optional<Job.Owned> job = current.lasting(declared.name());
    if (job.isEmpty()) {
      return applications.missing(declared.name());
    }
    Set<String> differences =
        new LinkedHashSet<>(JobSettings.differences(job.get().spec().component(), declared));
    job.get().drift().forEach(drift -> differences.add(drift.path()));
    return applications.of(
        job.get(), differences.isEmpty() ? Sync.IN_SYNC : Sync.DRIFTED, List.copyOf(differences));
  }

  private ComponentStatus oneOff(OneOffComponent declared) {
    Optional<JobSpec> succeeded = current.succeededOneOff(declared.name());
    Job.Owned job = latestOneOffs.get(declared.name());
    if (job == null) {
      return succeeded
          .map(
              spec -> applications.ended(spec, JobSettings.differences(spec.component(), declared)))
          .orElseGet(() -> applications.missing(declared.name()));
    }
    List<String> differences =
        JobSettings.differences(
            succeeded.map(JobSpec::component).orElse(job.spec().component()), declared);
    boolean inSync = succeeded.isPresent() && differences.isEmpty();
    return applications.of(job, inSync ? Sync.IN_SYNC : Sync.DRIFTED, differences);
  }

  /** One for each component, however often it ran. */
  private List<ComponentStatus> orphans(ToolConfig config, List<Job.Owned> jobs) {
    SequencedMap<JobName, Job.Owned> byName = new LinkedHashMap<>();
    jobs.forEach(job -> byName.put(job.name(), job));
    SequencedMap<ComponentName, Job.Owned> orphans = new LinkedHashMap<>();
    for (RemoveStep step : Removals.of(config, jobs)) {
      Job.Owned job = byName.get(step.job());
      if (job != null) {
        orphans.merge(step.component(), job, applications::later);
      }
    }
    return orphans.values().stream()
        .map(job -> applications.of(job, Sync.ORPHANED, List.of()))
        .toList();
  }
}

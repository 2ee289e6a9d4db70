package org.toolforge.components.plan;

import java.util.List;
import java.util.Map;
import org.toolforge.components.config.ComponentName;

/**
 * What is there now, before a deployment.
 *
 * @param jobs all that runs for the tool, whoever made it
 * @param built the images that can be reused, by what they were built from
 * @param succeededOneOffs how each one-off looked when it last ended well
 * @param durations what earlier deployments measured
 */
public record ToolState(
    List<Job> jobs,
    Map<ResolvedSource, Image> built,
    Map<ComponentName, JobSpec> succeededOneOffs,
    Durations durations) {

  /** A tool that never deployed anything. */
  public static final ToolState EMPTY =
      new ToolState(List.of(), Map.of(), Map.of(), Durations.NONE);

  public ToolState {
    jobs = List.copyOf(jobs);
    built = Map.copyOf(built);
    succeededOneOffs = Map.copyOf(succeededOneOffs);
  }

  /** The jobs that this system made. */
  public List<Job.Owned> ownedJobs() {
    return jobs.stream().filter(Job.Owned.class::isInstance).map(Job.Owned.class::cast).toList();
  }
}

package org.toolforge.components.inmemory.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.RunStep;
import org.toolforge.components.port.JobService;

/** Sees to it that nothing starts before what it waits for is ready. */
final class JobStarts {

  private record Start(ToolName tool, ComponentName component, JobRevision revision) {}

  private record Ready(ToolName tool, ComponentName component) {}

  private final JobService jobs;
  private final Collection<Deployment> deployments;
  private final Set<Start> readyStarts = new HashSet<>();
  private final Set<Ready> everReady = new HashSet<>();
  private final Map<ToolName, Map<JobRevision, Deployment>> byRevision = new HashMap<>();

  JobStarts(JobService jobs, Collection<Deployment> deployments) {
    this.jobs = jobs;
    this.deployments = deployments;
    jobs.watch(this::remember);
  }

  private void remember(ToolName tool) {
    for (Job job : jobs.list(tool)) {
      if (job instanceof Job.Owned owned && owned.state().isSatisfied()) {
        ComponentName component = owned.spec().component().name();
        readyStarts.add(new Start(tool, component, owned.spec().revision()));
        everReady.add(new Ready(tool, component));
      }
    }
  }

  void check(ToolName tool, JobSpec spec) {
    Deployment deployment = deploymentOf(tool, spec.revision());
    for (ComponentName dependency : spec.component().waitFor()) {
      boolean ready =
          startsHere(deployment, dependency)
              ? readyStarts.contains(new Start(tool, dependency, spec.revision()))
              : everReady.contains(new Ready(tool, dependency));
      if (!ready) {
        throw new BrokenInvariant(
            "Nothing starts before its dependencies are ready, but %s of %s starts before %s is"
                .formatted(spec.component().name(), deployment.id(), dependency));
      }
    }
  }

  private Deployment deploymentOf(ToolName tool, JobRevision revision) {
    Map<JobRevision, Deployment> known = byRevision.computeIfAbsent(tool, name -> new HashMap<>());
    return known.computeIfAbsent(
        revision,
        wanted ->
            deployments.stream()
                .filter(deployment -> deployment.tool().equals(tool))
                .filter(deployment -> deployment.jobRevision().equals(wanted))
                .filter(deployment -> deployment.plan().isPresent())
                .findFirst()
                .orElseThrow(() ->
                    new BrokenInvariant(
                        "Intent is written before its effect, but a job of %s starts for %s,"
                                .formatted(tool, wanted)
                            + " which has no plan")));
  }

  private static boolean startsHere(Deployment deployment, ComponentName component) {
    return deployment.plan().orElseThrow().runs().stream()
        .anyMatch(step ->
            step.component().equals(component) && step.action() != RunStep.Action.UNCHANGED);
  }
}

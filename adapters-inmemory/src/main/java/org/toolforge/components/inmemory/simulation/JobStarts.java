package org.toolforge.components.inmemory.simulation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.RunStep;
import org.toolforge.components.port.JobService;

/** Sees to it that nothing starts before what it waits for is ready. */
final class JobStarts {

  private record Start(ToolName tool, ComponentName component, JobRevision revision) {}

  private record Ready(ToolName tool, ComponentName component) {}

  /** What decides whether a one-off that ended well runs again. */
  private record Success(
      ToolName tool,
      ComponentName component,
      Image image,
      String command,
      Map<String, String> env) {
    static Success of(ToolName tool, Component component, Image image) {
      RunSpec run = component.run();
      return new Success(tool, component.name(), image, run.command(), run.env());
    }
  }

  private final JobService jobs;
  private final Collection<Deployment> deployments;
  private final Set<Start> readyStarts = new HashSet<>();
  private final Set<Success> succeeded = new HashSet<>();
  private final Set<Ready> everSucceeded = new HashSet<>();
  private final Set<Start> lostSince = new HashSet<>();

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
        if (owned.spec().component() instanceof OneOffComponent oneOff) {
          succeeded.add(Success.of(tool, oneOff, owned.spec().image()));
          everSucceeded.add(new Ready(tool, component));
        }
      }
    }
  }

  /** Checks a job that is about to start for a deployment, which has its plan by then. */
  void check(Deployment deployment, JobSpec spec) {
    for (ComponentName dependency : spec.component().waitFor()) {
      boolean ready =
          startsHere(deployment, dependency)
              ? hasSucceededIn(deployment, dependency)
              : isUp(deployment, dependency);
      if (!ready) {
        throw new BrokenInvariant(
            "Nothing starts before its dependencies are ready, but %s of %s starts before %s is"
                .formatted(spec.component().name(), deployment.id(), dependency));
      }
    }
  }

  /** Whether a component that the deployment does not start is ready, or was until it was lost. */
  private boolean isUp(Deployment deployment, ComponentName component) {
    ToolName tool = deployment.tool();
    return deployment.component(component) instanceof OneOffComponent
        ? everSucceeded.contains(new Ready(tool, component))
        : isReady(tool, JobName.lasting(component))
            || lostSince.contains(new Start(tool, component, deployment.jobRevision()));
  }

  private boolean isReady(ToolName tool, JobName name) {
    return jobs.list(tool).stream()
        .anyMatch(job ->
            job instanceof Job.Owned owned
                && owned.name().equals(name)
                && owned.state().isSatisfied());
  }

  /** Somebody is about to take that job away; what has begun by now need not know. */
  void loses(ToolName tool, JobName name) {
    if (isReady(tool, name)) {
      deployments.stream()
          .filter(deployment -> deployment.tool().equals(tool) && !deployment.isFinished())
          .flatMap(deployment ->
              deployment.config().components().keySet().stream()
                  .filter(component -> JobName.lasting(component).equals(name))
                  .map(component -> new Start(tool, component, deployment.jobRevision())))
          .forEach(lostSince::add);
    }
  }

  /** Whether the one-off, as it is declared now, ever ended well. */
  boolean hasSucceeded(ToolName tool, OneOffComponent component, Image image) {
    return succeeded.contains(Success.of(tool, component, image));
  }

  /** Whether a job of that component ever ended well, or came up, for that deployment. */
  boolean hasSucceededIn(Deployment deployment, ComponentName component) {
    return readyStarts.contains(new Start(deployment.tool(), component, deployment.jobRevision()));
  }

  private static boolean startsHere(Deployment deployment, ComponentName component) {
    return deployment.plan().orElseThrow().runs().stream()
        .anyMatch(step ->
            step.component().equals(component) && step.action() != RunStep.Action.UNCHANGED);
  }
}

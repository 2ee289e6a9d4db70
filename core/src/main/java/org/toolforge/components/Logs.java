package org.toolforge.components;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogReader;

/** Finds the log that belongs to a component of a deployment. */
final class Logs {

  private final BuildService builds;
  private final JobService jobs;

  Logs(BuildService builds, JobService jobs) {
    this.builds = builds;
    this.jobs = jobs;
  }

  LogReader ofBuild(Deployment deployment, ComponentName component, long after, boolean follow) {
    BuildProgress build = deployment.progress().builds().get(component);
    return switch (build) {
      case BuildProgress.Shared shared -> ofBuild(deployment, shared.imageOf(), after, follow);
      case BuildProgress.Requested ignored -> build(deployment, component, after, follow);
      case BuildProgress.Building ignored -> build(deployment, component, after, follow);
      case BuildProgress.Built ignored -> build(deployment, component, after, follow);
      case BuildProgress.Failed ignored -> build(deployment, component, after, follow);
      case BuildProgress.Stopped ignored -> build(deployment, component, after, follow);
      case BuildProgress.Reused ignored ->
          throw none(
              "build",
              deployment,
              component,
              "Nothing was built, since its image was there already. See the deployment that built"
                  + " it.");
      case BuildProgress.Queued ignored ->
          throw none(
              "build", deployment, component, "Its build has not started yet. Ask again later.");
      case BuildProgress.NotStarted ignored ->
          throw none(
              "build", deployment, component, "The deployment ended before its build was started.");
      case null -> throw noPart("build", deployment, component);
    };
  }

  private LogReader build(
      Deployment deployment, ComponentName component, long after, boolean follow) {
    return builds.log(deployment.tool(), deployment.buildKey(component), after, follow);
  }

  LogReader ofRun(Deployment deployment, ComponentName component, long after, boolean follow) {
    RunProgress run = deployment.progress().runs().get(component);
    return switch (run) {
      case RunProgress.Requested ignored -> run(deployment, component, false, after, follow);
      case RunProgress.Starting ignored -> run(deployment, component, false, after, follow);
      case RunProgress.Ready ignored -> run(deployment, component, false, after, follow);
      case RunProgress.Failed ignored -> run(deployment, component, false, after, follow);
      case RunProgress.Abandoned ignored -> run(deployment, component, false, after, follow);
      case RunProgress.Unchanged ignored -> run(deployment, component, true, after, follow);
      case RunProgress.Waiting ignored ->
          throw none("run", deployment, component, "It has not started yet. Ask again later.");
      case RunProgress.Skipped skipped ->
          throw none(
              "run", deployment, component, "It was not started: " + skipped.message() + ".");
      case null -> throw noPart("run", deployment, component);
    };
  }

  /**
   * @param unchanged whether an earlier deployment applied the job
   */
  private LogReader run(
      Deployment deployment,
      ComponentName component,
      boolean unchanged,
      long after,
      boolean follow) {
    JobName name =
        job(deployment, component, unchanged)
            .orElseThrow(() ->
                none(
                    "run",
                    deployment,
                    component,
                    "Its job is gone, or a later deployment started it anew."));
    return jobs.log(deployment.tool(), name, after, follow);
  }

  private Optional<JobName> job(Deployment deployment, ComponentName component, boolean unchanged) {
    List<JobSpec> specs =
        jobs.list(deployment.tool()).stream()
            .filter(job -> isOf(job, deployment, component, unchanged))
            .map(job -> ((Job.Owned) job).spec())
            .toList();
    return specs.isEmpty() ? Optional.empty() : Optional.of(specs.getLast().name());
  }

  private static boolean isOf(
      Job job, Deployment deployment, ComponentName component, boolean unchanged) {
    return job instanceof Job.Owned owned
        && owned.spec().component().name().equals(component)
        && (owned.spec().revision().equals(deployment.jobRevision())
            || (unchanged
                && owned.spec().component() instanceof OneOffComponent
                    == deployment.component(component) instanceof OneOffComponent));
  }

  private static ComponentsException.NotFound none(
      String kind, Deployment deployment, ComponentName component, String why) {
    return new ComponentsException.NotFound(
        "Unable to find a %s log of component %s in deployment %s. %s"
            .formatted(kind, component, deployment.id(), why));
  }

  private static ComponentsException.NotFound noPart(
      String kind, Deployment deployment, ComponentName component) {
    return none(
        kind,
        deployment,
        component,
        "It is not part of that deployment, or is not planned yet; see the deployment's components.");
  }
}

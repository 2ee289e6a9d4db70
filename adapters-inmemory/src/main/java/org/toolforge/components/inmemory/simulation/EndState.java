package org.toolforge.components.inmemory.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.config.BuildSource;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ReusedBuild;
import org.toolforge.components.config.ScheduledComponent;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.JobService;

/** Compares what is left at the services with what the records say. */
final class EndState {

  private record Loss(ToolName tool, JobName job) {}

  private final BuildService builds;
  private final JobService jobs;
  private final JobStarts jobStarts;
  private final Collection<Deployment> deployments;
  private final Map<Loss, DeploymentId> losses = new HashMap<>();
  private final Map<ToolName, JobName> foreign = new HashMap<>();

  EndState(
      BuildService builds,
      JobService jobs,
      JobStarts jobStarts,
      Collection<Deployment> deployments) {
    this.builds = builds;
    this.jobs = jobs;
    this.jobStarts = jobStarts;
    this.deployments = deployments;
  }

  void expectForeign(ToolName tool, JobName job) {
    foreign.put(tool, job);
  }

  /** Nobody has to answer for the absence of that job until the tool is deployed again. */
  void loses(ToolName tool, JobName job) {
    newest(tool).ifPresent(deployment -> losses.put(new Loss(tool, job), deployment.id()));
  }

  void check() {
    foreign.forEach((tool, job) -> {
      if (!jobs.list(tool).contains(new Job.Foreign(job))) {
        throw new BrokenInvariant("Nothing not ours is ever removed, but " + job + " is gone");
      }
      checkBuilds(tool);
      checkJobs(tool);
      newest(tool).ifPresent(this::checkEqualsConfig);
    });
  }

  private void checkBuilds(ToolName tool) {
    for (Build build : builds.list(tool)) {
      if (build.state().isActive()) {
        throw new BrokenInvariant(
            "No build is left that no record knows, but %s goes on".formatted(build.key()));
      }
    }
  }

  private void checkJobs(ToolName tool) {
    for (Job job : jobs.list(tool)) {
      if (job instanceof Job.Owned owned && !isKnown(tool, owned)) {
        throw new BrokenInvariant(
            "No job is left that no record knows, but %s of %s is (%s)"
                .formatted(owned.name(), tool, owned.state()));
      }
    }
  }

  /**
   * Whether the deployment that applied the job says so, and no one-off goes on behind its back.
   */
  private boolean isKnown(ToolName tool, Job.Owned job) {
    boolean oneOff = job.spec().component() instanceof OneOffComponent;
    return !(oneOff && job.state() instanceof JobState.Starting)
        && deployments.stream()
            .filter(deployment -> deployment.tool().equals(tool))
            .filter(deployment -> deployment.jobRevision().equals(job.spec().revision()))
            .map(deployment -> deployment.progress().runs().get(job.spec().component().name()))
            .anyMatch(
                run -> !(run instanceof RunProgress.Waiting || run instanceof RunProgress.Skipped));
  }

  private Optional<Deployment> newest(ToolName tool) {
    return deployments.stream()
        .filter(deployment -> deployment.tool().equals(tool))
        .reduce((one, later) -> later);
  }

  /** After a deployment of everything that succeeded, what runs is what the config says. */
  private void checkEqualsConfig(Deployment deployment) {
    if (deployment.status() != DeploymentStatus.SUCCESSFUL
        || !deployment.request().only().isEmpty()) {
      return;
    }
    Set<JobName> declared = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    for (Component component : deployment.config().components().values()) {
      if (component instanceof OneOffComponent oneOff) {
        if (!hasRunAsDeclared(deployment, oneOff)) {
          wrong.add(component.name() + " has not run as declared");
        }
      } else {
        JobName name = JobName.lasting(component.name());
        declared.add(name);
        if (!runsAsDeclared(deployment, component) && !isLostSince(deployment, name)) {
          wrong.add(component.name() + " does not run as declared");
        }
      }
    }
    for (Job job : jobs.list(deployment.tool())) {
      if (job instanceof Job.Owned owned
          && !(owned.spec().component() instanceof OneOffComponent)
          && !declared.contains(owned.name())) {
        wrong.add(owned.name() + " runs and is not declared");
      }
    }
    if (!wrong.isEmpty()) {
      throw new BrokenInvariant(
          "The end state equals the config, but after %s %s".formatted(deployment.id(), wrong));
    }
  }

  private boolean runsAsDeclared(Deployment deployment, Component component) {
    return jobs.list(deployment.tool()).stream()
        .filter(Job.Owned.class::isInstance)
        .map(Job.Owned.class::cast)
        .filter(job -> job.name().equals(JobName.lasting(component.name())))
        .anyMatch(job ->
            job.state().isSatisfied()
                && settings(job.spec().component()).equals(settings(component))
                && Optional.of(job.spec().image()).equals(deployment.image(component.name())));
  }

  /**
   * Whether it ended well as it is declared now: in this deployment if it is to run in each, unless
   * this one takes up another that has run it.
   */
  private boolean hasRunAsDeclared(Deployment deployment, OneOffComponent component) {
    boolean toRunHere =
        component.rerun() == OneOffComponent.Rerun.ALWAYS
            && !deployment.request().done().contains(component.name());
    return toRunHere
        ? jobStarts.hasSucceededIn(deployment, component.name())
        : deployment
            .image(component.name())
            .filter(image -> jobStarts.hasSucceeded(deployment.tool(), component, image))
            .isPresent();
  }

  /** The component without what does not reach the platform. */
  private static Component settings(Component component) {
    BuildSource build = new ReusedBuild(component.name());
    return switch (component) {
      case ContinuousComponent it ->
          new ContinuousComponent(
              it.name(),
              "",
              build,
              List.of(),
              it.run(),
              it.port(),
              it.published(),
              it.replicas(),
              it.healthCheck());
      case ScheduledComponent it ->
          new ScheduledComponent(
              it.name(), "", build, List.of(), it.run(), it.schedule(), it.timeout(), it.retry());
      case OneOffComponent it ->
          new OneOffComponent(it.name(), "", build, List.of(), it.run(), it.retry(), it.rerun());
    };
  }

  private boolean isLostSince(Deployment deployment, JobName job) {
    return deployment.id().equals(losses.get(new Loss(deployment.tool(), job)));
  }
}

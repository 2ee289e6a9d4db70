package org.toolforge.components.app.wiring;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.StoredDeployment;

/**
 * Lets the pretended builds and jobs of a replica that does not lead do what the leader's do, as
 * far as deployments tell. Real ones would be there whoever leads; these live in the process that
 * asked for them, so a replica that takes over must have its own.
 */
final class Understudy {

  private static final System.Logger LOG = System.getLogger(Understudy.class.getName());

  private final DeploymentStore deployments;
  private final BuildService builds;
  private final JobService jobs;
  private final LeaderLease lease;

  Understudy(DeploymentStore deployments, BuildService builds, JobService jobs, LeaderLease lease) {
    this.deployments = deployments;
    this.builds = builds;
    this.jobs = jobs;
    this.lease = lease;
  }

  /** Follows from now on, as long as the process lives. */
  void start() {
    var unused = deployments.watch(this::follow);
  }

  private void follow(StoredDeployment stored) {
    try {
      if (!lease.hold()) {
        follow(stored.deployment());
      }
    } catch (ComponentsException e) {
      LOG.log(System.Logger.Level.DEBUG, "Not followed: {0}", e.getMessage());
    }
  }

  private void follow(Deployment deployment) {
    deployment.plan().ifPresent(plan -> plan.builds().forEach(step -> build(deployment, step)));
    deployment.progress().runs().forEach((name, run) -> run(deployment, name, run));
    if (deployment.isFinished()
        && deployment.verdict().filter(verdict -> verdict.isSuccess()).isPresent()) {
      deployment
          .plan()
          .ifPresent(plan -> plan.removals().forEach(step -> remove(deployment, step)));
    }
  }

  private void build(Deployment deployment, BuildStep step) {
    BuildProgress progress = deployment.progress().builds().get(step.component());
    if (step.action() instanceof BuildStep.Action.Build
        && (progress instanceof BuildProgress.Building
            || progress instanceof BuildProgress.Built)) {
      builds.start(
          deployment.tool(),
          deployment.buildKey(step.component()),
          BuildRequest.of(deployment, step.component(), Limits.DEFAULT));
    } else if (progress instanceof BuildProgress.Stopped) {
      builds.cancel(deployment.tool(), deployment.buildKey(step.component()));
    }
  }

  private void run(Deployment deployment, ComponentName name, RunProgress progress) {
    boolean lasting = !(deployment.component(name) instanceof OneOffComponent);
    boolean runs =
        progress instanceof RunProgress.Starting
            || (lasting && progress instanceof RunProgress.Ready);
    if (runs) {
      deployment
          .image(name)
          .map(image -> new JobSpec(deployment.component(name), image, deployment.jobRevision()))
          .ifPresent(spec -> jobs.apply(deployment.tool(), spec));
    }
  }

  private void remove(Deployment deployment, RemoveStep step) {
    jobs.remove(deployment.tool(), step.job());
  }
}

package org.toolforge.components.engine;

import java.util.List;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.plan.PlanId;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.JobService;

/** Reads what the world says of a deployment. */
final class Observer {

  private final Preparer preparer;
  private final BuildService builds;
  private final JobService jobs;

  Observer(Preparer preparer, BuildService builds, JobService jobs) {
    this.preparer = preparer;
    this.builds = builds;
    this.jobs = jobs;
  }

  Observations observe(Deployment deployment, List<Rejection> rejections) {
    return new Observations(
        preparation(deployment),
        builds.list(deployment.tool()),
        builds.slots(deployment.tool()),
        jobs.list(deployment.tool()),
        rejections);
  }

  private Preparation preparation(Deployment deployment) {
    if (deployment.phase() != Phase.PREPARING || deployment.intent() != Intent.RUN) {
      return new Preparation.NotNeeded();
    }
    try {
      return checked(
          preparer.prepare(deployment.tool(), deployment.progress().config(), deployment.request()),
          deployment);
    } catch (ComponentsException.Unavailable e) {
      return new Preparation.Unavailable(String.valueOf(e.getMessage()));
    } catch (ComponentsException e) {
      return new Preparation.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Preparation checked(Preparer.Prepared prepared, Deployment deployment) {
    PlanId pinned = deployment.request().pinnedTo();
    return pinned == null || pinned.equals(prepared.id())
        ? new Preparation.Planned(prepared.plan(), prepared.config())
        : new Preparation.Refused(
            "The plan %s is out of date: what it was made from has changed. Make a new plan."
                .formatted(pinned));
  }
}

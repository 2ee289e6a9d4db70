package org.toolforge.components.engine;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.plan.PlanId;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.Maintenance;

/** Reads what the world says of a deployment. */
final class Observer {

  private final Preparer preparer;
  private final BuildService builds;
  private final JobService jobs;
  private final Maintenance maintenance;
  private final BuildLine line;

  Observer(
      Preparer preparer,
      BuildService builds,
      JobService jobs,
      Maintenance maintenance,
      BuildLine line) {
    this.preparer = preparer;
    this.builds = builds;
    this.jobs = jobs;
    this.maintenance = maintenance;
    this.line = line;
  }

  Observations observe(Deployment deployment, List<Rejection> rejections) {
    Optional<String> notice = maintenance(deployment);
    if (notice.isPresent()) {
      return Observations.duringMaintenance(
          deployment.phase() == Phase.PREPARING
              ? preparation(deployment)
              : new Preparation.NotNeeded(),
          notice.get());
    }
    Preparation preparation = preparation(deployment);
    BuildSlots slots = builds.slots(deployment.tool());
    return new Observations(
        preparation,
        builds.list(deployment.tool()),
        slots,
        line.turn(deployment, slots),
        jobs.list(deployment.tool()),
        rejections);
  }

  /** The maintenance that keeps the deployment from starting, if any. */
  private Optional<String> maintenance(Deployment deployment) {
    return isToBeStarted(deployment) ? maintenance.notice() : Optional.empty();
  }

  private static boolean isToBeStarted(Deployment deployment) {
    return deployment.phase().compareTo(Phase.WAITING) <= 0 && deployment.intent() == Intent.RUN;
  }

  private Preparation preparation(Deployment deployment) {
    boolean planned = deployment.phase() != Phase.PREPARING && deployment.plan().isPresent();
    if (planned || !isToBeStarted(deployment)) {
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

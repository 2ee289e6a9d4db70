package org.toolforge.components.status;

import java.util.Collection;
import java.util.List;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;

/** The limits that a tool may meet. */
public final class Quotas {

  private Quotas() {}

  /** How many images are built at the same time. */
  public static Quota parallelBuilds(int limit, List<BuildKey> holders) {
    return quota("parallel-builds", limit, holders);
  }

  /** How many images are built at the same time for all tools together. */
  public static Quota parallelBuildsInAll(
      int limit, int used, List<BuildKey> ofTool, List<Quota.Waiting> waiting) {
    return new Quota(
        "parallel-builds-in-all",
        limit,
        used,
        ofTool.stream().map(BuildKey::toString).toList(),
        waiting);
  }

  /** How many deployments are under way. */
  public static Quota activeDeployments(List<Deployment> deployments) {
    return quota(
        "active-deployments",
        1,
        deployments.stream().filter(Deployment::isActive).map(Deployment::id).toList());
  }

  /** How many deployments are remembered. One more is no error: the oldest goes. */
  public static Quota keptDeployments(Limits limits, List<Deployment> deployments) {
    return quota(
        "kept-deployments",
        limits.keptDeployments(),
        deployments.stream().map(Deployment::id).toList());
  }

  /** How many components the stored config has. */
  public static Quota components(Collection<ComponentName> components) {
    return quota("components", ConfigParser.MOST_COMPONENTS, components);
  }

  /** How many runs on demand are going on. */
  public static Quota activeRuns(RunLimits limits, List<RunId> active) {
    return quota("active-runs", limits.active(), active);
  }

  /** How many runs on demand that have ended are remembered. One more is no error. */
  public static Quota keptRuns(RunLimits limits, List<RunId> ended) {
    return quota("kept-runs", limits.kept(), ended);
  }

  private static Quota quota(String name, long limit, Collection<?> holders) {
    return new Quota(name, limit, holders.size(), holders.stream().map(Object::toString).toList());
  }
}

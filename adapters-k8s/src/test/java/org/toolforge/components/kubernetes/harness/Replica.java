package org.toolforge.components.kubernetes.harness;

import java.time.InstantSource;
import java.util.Random;
import org.toolforge.components.Components;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.kubernetes.KubernetesPlatform;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;

/**
 * A whole server but for HTTP. What it stores is in the cluster; what it builds and runs is in a
 * memory that it may share with others.
 *
 * @param components what can be asked of it
 */
public record Replica(TestPlatform cluster, Components components, Workers workers)
    implements AutoCloseable {

  private static final int WORKERS = 4;

  /** Stands between an engine and what it works with. */
  @FunctionalInterface
  public interface Passage {
    <T> T before(Class<T> port, T behind);
  }

  /** One that works at once. It closes its cluster in the end, but not the outside. */
  public static Replica start(TestPlatform cluster, InMemoryPlatform outside) {
    return start(cluster, outside, Replica::open);
  }

  private static <T> T open(Class<T> port, T behind) {
    return behind;
  }

  /** One whose engine meets with a passage; who asks the replica for something does not. */
  public static Replica start(TestPlatform cluster, InMemoryPlatform outside, Passage passage) {
    KubernetesPlatform state = cluster.platform();
    DeploymentStore deployments = passage.before(DeploymentStore.class, state.deployments());
    BuildService builds = passage.before(BuildService.class, outside.builds());
    JobService jobs = passage.before(JobService.class, outside.jobs());
    LeaderLease lease = passage.before(LeaderLease.class, state.lease());
    ConfigParser parser = new ConfigParser(false);
    Preparer preparer =
        new Preparer(
            parser,
            outside.fetcher(),
            outside.repositories(),
            outside.logins(),
            builds,
            jobs,
            deployments);
    Components components =
        new Components(
            state.configs(),
            state.deployments(),
            outside.builds(),
            outside.jobs(),
            state.tenants(),
            preparer,
            parser,
            Limits.DEFAULT,
            InstantSource.system(),
            new Random());
    DeploymentEngine engine =
        new DeploymentEngine(
            deployments,
            builds,
            jobs,
            state.maintenance(),
            preparer,
            new Reconciler(Limits.DEFAULT),
            lease,
            InstantSource.system());
    return new Replica(cluster, components, Workers.start(engine, WORKERS));
  }

  @Override
  public void close() {
    workers.close();
    cluster.close();
  }
}

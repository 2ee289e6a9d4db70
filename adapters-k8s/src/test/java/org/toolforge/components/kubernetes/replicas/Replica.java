package org.toolforge.components.kubernetes.replicas;

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
import org.toolforge.components.kubernetes.harness.TestPlatform;

/**
 * A server without its HTTP.
 *
 * @param components what can be asked of it
 */
record Replica(TestPlatform cluster, Components components, Workers workers)
    implements AutoCloseable {

  /**
   * One that knows all that is in the cluster, and works.
   *
   * @param outside where builds and jobs are
   */
  static Replica start(InMemoryPlatform outside) {
    TestPlatform cluster = TestPlatform.replica();
    KubernetesPlatform state = cluster.platform();
    ConfigParser parser = new ConfigParser(false);
    Preparer preparer =
        new Preparer(
            parser,
            outside.fetcher(),
            outside.repositories(),
            outside.builds(),
            outside.jobs(),
            state.deployments());
    Components components =
        new Components(
            state.configs(),
            state.deployments(),
            outside.builds(),
            outside.jobs(),
            outside.tenants(),
            preparer,
            parser,
            Limits.DEFAULT,
            InstantSource.system(),
            new Random());
    DeploymentEngine engine =
        new DeploymentEngine(
            state.deployments(),
            outside.builds(),
            outside.jobs(),
            state.maintenance(),
            preparer,
            new Reconciler(Limits.DEFAULT),
            state.lease(),
            InstantSource.system());
    return new Replica(cluster, components, Workers.start(engine, 4));
  }

  @Override
  public void close() {
    workers.close();
    cluster.close();
  }
}

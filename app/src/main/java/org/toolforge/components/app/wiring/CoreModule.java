package org.toolforge.components.app.wiring;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Random;
import org.toolforge.components.Callbacks;
import org.toolforge.components.Components;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.RepositoryLogins;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.SourceRepository;
import org.toolforge.components.port.TenantStore;

/**
 * The core, whatever stands behind its ports. It knows nothing of Dagger, so it is put together
 * here.
 */
@Module
interface CoreModule {

  @Provides
  @Singleton
  static Preparer preparer(
      ConfigParser parser,
      ConfigFetcher fetcher,
      SourceRepository repositories,
      RepositoryLogins logins,
      BuildService builds,
      JobService jobs,
      DeploymentStore deployments) {
    return new Preparer(parser, fetcher, repositories, logins, builds, jobs, deployments);
  }

  @Provides
  @Singleton
  static Components components(
      ConfigStore configs,
      DeploymentStore deployments,
      BuildService builds,
      JobService jobs,
      TenantStore tenants,
      Preparer preparer,
      ConfigParser parser,
      Limits limits,
      InstantSource clock) {
    return new Components(
        configs, deployments, builds, jobs, tenants, preparer, parser, limits, clock, new Random());
  }

  @Provides
  static Callbacks callbacks(SigningKeyStore keys) {
    return new Callbacks(keys);
  }

  @Provides
  @Singleton
  static DeploymentEngine engine(
      DeploymentStore deployments,
      BuildService builds,
      JobService jobs,
      Maintenance maintenance,
      Preparer preparer,
      Limits limits,
      LeaderLease lease,
      InstantSource clock) {
    return new DeploymentEngine(
        deployments, builds, jobs, maintenance, preparer, new Reconciler(limits), lease, clock);
  }
}

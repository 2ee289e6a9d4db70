package org.toolforge.components.inmemory.simulation;

import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.RepositoryLogins;
import org.toolforge.components.port.SourceRepository;

/** Everything behind the core, each with its faults. */
record Ports(
    ConfigParser parser,
    ConfigStore configs,
    DeploymentStore deployments,
    BuildService builds,
    JobService jobs,
    Maintenance maintenance,
    Preparer preparer) {

  static Ports faulty(
      World world,
      InMemoryPlatform platform,
      Stores stores,
      BuildService buildService,
      JobService jobs) {
    ConfigParser parser = new ConfigParser(false);
    DeploymentStore store = FaultyPort.around(DeploymentStore.class, stores.deployments(), world);
    BuildService builds = FaultyPort.around(BuildService.class, buildService, world);
    JobService jobService = FaultyPort.around(JobService.class, jobs, world);
    Preparer preparer =
        new Preparer(
            parser,
            FaultyPort.around(ConfigFetcher.class, platform.fetcher(), world),
            FaultyPort.around(SourceRepository.class, platform.repositories(), world),
            FaultyPort.around(RepositoryLogins.class, platform.logins(), world),
            builds,
            jobService,
            store);
    return new Ports(
        parser,
        FaultyPort.around(ConfigStore.class, stores.configs(), world),
        store,
        builds,
        jobService,
        FaultyPort.around(Maintenance.class, platform.maintenance(), world),
        preparer);
  }
}

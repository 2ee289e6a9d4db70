package org.toolforge.components.app.wiring;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DocumentWriter;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.SourceRepository;
import org.toolforge.components.port.TenantStore;

/** One world in memory behind all ports, in the time of one timeline. */
@Module
interface InMemoryModule {

  @Binds
  InstantSource clock(Timeline timeline);

  @Provides
  @Singleton
  static Script script() {
    return new Script();
  }

  @Provides
  static ConfigStore configs(InMemoryPlatform platform) {
    return platform.configs();
  }

  @Provides
  static DeploymentStore deployments(InMemoryPlatform platform) {
    return platform.deployments();
  }

  @Provides
  static BuildService builds(InMemoryPlatform platform) {
    return platform.builds();
  }

  @Provides
  static JobService jobs(InMemoryPlatform platform) {
    return platform.jobs();
  }

  @Provides
  static DeployTokenStore deployTokens(InMemoryPlatform platform) {
    return platform.deployTokens();
  }

  @Provides
  static TenantStore tenants(InMemoryPlatform platform) {
    return platform.tenants();
  }

  @Provides
  static SourceRepository repositories(InMemoryPlatform platform) {
    return platform.repositories();
  }

  @Provides
  @Singleton
  static LeaderLease lease(InMemoryPlatform platform) {
    return platform.newLease();
  }

  @Provides
  static DocumentWriter writer(InMemoryPlatform platform) {
    return platform.writer();
  }

  @Provides
  static ConfigReader reader(InMemoryPlatform platform) {
    return platform.reader();
  }
}

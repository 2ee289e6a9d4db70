package org.toolforge.components.app.wiring;

import dagger.Module;
import dagger.Provides;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.RunService;

/** Builds, jobs and runs on demand where all of them are pretended. */
@Module
interface PretendedServicesModule {

  @Provides
  static BuildService builds(InMemoryPlatform platform) {
    return platform.builds();
  }

  @Provides
  static JobService jobs(InMemoryPlatform platform) {
    return platform.jobs();
  }

  @Provides
  static RunService runs(InMemoryPlatform platform) {
    return platform.runs();
  }
}

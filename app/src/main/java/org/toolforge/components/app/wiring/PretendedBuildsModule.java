package org.toolforge.components.app.wiring;

import dagger.Module;
import dagger.Provides;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.port.BuildService;

/** Builds that are pretended. */
@Module
interface PretendedBuildsModule {

  @Provides
  static BuildService builds(InMemoryPlatform platform) {
    return platform.builds();
  }
}

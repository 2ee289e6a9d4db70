package org.toolforge.components.app.wiring;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.SourceRepository;

/** What is the same in every embedded system: nothing is kept, and no network is asked. */
@Module
interface EmbeddedModule {

  @Provides
  static Limits limits() {
    return Limits.DEFAULT;
  }

  @Provides
  static ConfigParser parser() {
    return new ConfigParser(false);
  }

  @Provides
  @Singleton
  static InMemoryPlatform platform(Timeline timeline, Script script) {
    return new InMemoryPlatform(timeline, script);
  }

  @Provides
  static ConfigFetcher fetcher(InMemoryPlatform platform) {
    return platform.fetcher();
  }

  @Provides
  static SourceRepository repositories(InMemoryPlatform platform) {
    return platform.repositories();
  }
}

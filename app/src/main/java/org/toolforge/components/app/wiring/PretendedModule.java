package org.toolforge.components.app.wiring;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.DocumentWriter;

/** What is pretended wherever the state is kept, in the time of one timeline. */
@Module
interface PretendedModule {

  @Binds
  InstantSource clock(Timeline timeline);

  @Provides
  @Singleton
  static Script script() {
    return new Script();
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

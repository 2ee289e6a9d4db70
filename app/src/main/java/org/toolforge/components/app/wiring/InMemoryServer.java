package org.toolforge.components.app.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Shelves;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.inmemory.durable.DurableShelves;
import org.toolforge.components.port.ResultStore;

/** A server that keeps its state in memory, and in a directory if it is told one. */
@Singleton
@Component(
    modules = {
      CoreModule.class,
      PretendedModule.class,
      PretendedServicesModule.class,
      InMemoryStoresModule.class,
      RunsModule.class,
      ServerModule.class,
      InMemoryServer.DirectoryModule.class
    })
interface InMemoryServer extends ServerFlavour {

  /** The directory, if there is one. */
  @Module
  interface DirectoryModule {

    @Provides
    @Singleton
    static Optional<DurableShelves> shelves(Storage.InMemory storage) {
      return Optional.ofNullable(storage.data()).map(DurableShelves::open);
    }

    @Provides
    @Singleton
    static InMemoryPlatform platform(
        Timeline timeline,
        Script script,
        Optional<DurableShelves> shelves,
        Optional<ResultStore> results) {
      Shelves kept = shelves.<Shelves>map(all -> all).orElse(Shelves.NONE);
      return results
          .map(store -> new InMemoryPlatform(timeline, script, kept, store))
          .orElseGet(() -> new InMemoryPlatform(timeline, script, kept));
    }

    @Provides
    static Held held(Storage.InMemory storage, Optional<DurableShelves> shelves) {
      Path data = storage.data();
      return new Held(
          data == null
              ? "State lives in memory and ends with this process; --data DIR keeps it."
              : "State is kept in " + data + ".",
          () -> {},
          Optional::empty,
          () -> shelves.ifPresent(DurableShelves::close));
    }
  }

  /** Dagger implements this. */
  @Component.Factory
  interface Factory {
    InMemoryServer create(
        @BindsInstance Timeline timeline,
        @BindsInstance SystemSettings settings,
        @BindsInstance Storage.InMemory storage);
  }
}

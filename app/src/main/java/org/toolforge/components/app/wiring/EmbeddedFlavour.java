package org.toolforge.components.app.wiring;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.toolforge.components.Components;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.DocumentWriter;

/** Everything in one process and in memory: builds and jobs are pretended, as the script tells. */
@Singleton
@Component(
    modules = {
      CoreModule.class,
      PretendedModule.class,
      PretendedServicesModule.class,
      InMemoryStoresModule.class,
      EmbeddedModule.class
    })
public interface EmbeddedFlavour {

  /** What can be asked of the system. */
  Components components();

  /** What carries deployments out, once it is started. */
  DeploymentEngine engine();

  /** The time in it. */
  InstantSource clock();

  /** Reads configs. */
  ConfigReader reader();

  /** Writes documents. */
  DocumentWriter writer();

  /** What the pretended services are told to do. */
  Script script();

  /** A new system with nothing in it. */
  static EmbeddedFlavour in(Timeline timeline) {
    return DaggerEmbeddedFlavour.factory().create(timeline);
  }

  /** Dagger implements this. */
  @Component.Factory
  interface Factory {
    EmbeddedFlavour create(@BindsInstance Timeline timeline);
  }
}

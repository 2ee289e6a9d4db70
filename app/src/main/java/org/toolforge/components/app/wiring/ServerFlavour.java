package org.toolforge.components.app.wiring;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.toolforge.components.Components;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.http.RestServer;
import org.toolforge.components.http.auth.Authenticator;
import org.toolforge.components.http.outbound.HttpConfigFetcher;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DocumentWriter;

/** What the server serves: pretended builds and jobs, configs fetched over HTTP. */
@Singleton
@Component(modules = {CoreModule.class, InMemoryModule.class, ServerModule.class})
public interface ServerFlavour {

  /** What can be asked of the system. */
  Components components();

  /** What carries deployments out, once it is started. */
  DeploymentEngine engine();

  /** Where deployments are kept. */
  DeploymentStore deployments();

  /** The tools' tokens. */
  DeployTokens tokens();

  /** Finds out who calls. */
  Authenticator authenticator();

  /** Reads documents. */
  ConfigReader reader();

  /** Writes documents. */
  DocumentWriter writer();

  /** What the pretended services are told to do. */
  Script script();

  /** Fetches configs. */
  HttpConfigFetcher fetcher();

  /** Where the state is kept. */
  Kept kept();

  /** The system as the API sees it. */
  default RestServer.Backend backend(Supplier<Optional<String>> trouble) {
    return new RestServer.Backend(
        components(),
        tokens(),
        deployments(),
        reader(),
        writer(),
        authenticator(),
        () -> engine().queueLength(),
        trouble);
  }

  /** Gives back what it holds of the outer world. */
  default void close() {
    fetcher().close();
    kept().close().run();
  }

  /** A system with the state that the settings say. */
  static ServerFlavour of(Timeline timeline, SystemSettings settings) {
    return DaggerServerFlavour.factory().create(timeline, settings);
  }

  /** Dagger implements this. */
  @Component.Factory
  interface Factory {
    ServerFlavour create(@BindsInstance Timeline timeline, @BindsInstance SystemSettings settings);
  }
}

package org.toolforge.components.app.wiring;

import java.util.Optional;
import java.util.function.Supplier;
import org.toolforge.components.Callbacks;
import org.toolforge.components.Components;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.Runs;
import org.toolforge.components.engine.Courier;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.RunKeeper;
import org.toolforge.components.http.RestServer;
import org.toolforge.components.http.auth.Authenticator;
import org.toolforge.components.http.git.GitHosts;
import org.toolforge.components.http.outbound.HttpConfigFetcher;
import org.toolforge.components.http.outbound.HttpNotifier;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DocumentWriter;

/** What the server serves: pretended builds and jobs, configs fetched over HTTP. */
public interface ServerFlavour {

  /** What can be asked of the system. */
  Components components();

  /** What carries deployments out, once it is started. */
  DeploymentEngine engine();

  /** What tells of ends, once it is started. */
  Courier courier();

  /** Makes the calls. */
  HttpNotifier notifier();

  /** What tools have to know of callbacks. */
  Callbacks callbacks();

  /** Where deployments are kept. */
  DeploymentStore deployments();

  /** The tools' tokens. */
  DeployTokens tokens();

  /** Runs on demand. */
  Runs runs();

  /** Removes runs on demand that ended long ago. */
  RunKeeper runKeeper();

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

  /** Looks into git repositories. */
  GitHosts gitHosts();

  /** What it holds of the world outside. */
  Held held();

  /** The system as the API sees it. */
  default RestServer.Backend backend(Supplier<Optional<String>> trouble) {
    return new RestServer.Backend(
        components(),
        tokens(),
        callbacks(),
        () -> courier().tally(),
        deployments(),
        runs(),
        reader(),
        writer(),
        authenticator(),
        () -> engine().queueLength(),
        trouble);
  }

  /** Begins to use what is outside; the engine is started after it. */
  default void start() {
    held().start().run();
  }

  /** Why what is outside cannot be relied on now; empty while it can. */
  default Optional<String> trouble() {
    return held().trouble().get();
  }

  /** What becomes of the state, a sentence for operators. */
  default String describe() {
    return held().description();
  }

  /** Gives back what it holds of the world outside. */
  default void close() {
    fetcher().close();
    notifier().close();
    gitHosts().close();
    held().close().run();
  }

  /** A system that keeps its state where the settings say. */
  static ServerFlavour of(Timeline timeline, SystemSettings settings) {
    ServerFlavour system =
        switch (settings.storage()) {
          case Storage.InMemory storage ->
              DaggerInMemoryServer.factory().create(timeline, settings, storage);
          case Storage.Kubernetes storage ->
              DaggerKubernetesServer.factory().create(timeline, settings, storage);
        };
    if (settings.builds() instanceof Builds.Pretended pretended) {
      Script unused =
          system.script().buildSlots(pretended.perTool()).buildSlotsInAll(pretended.inAll());
    }
    return system;
  }
}

package org.toolforge.components.app.wiring;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Courier;
import org.toolforge.components.http.auth.Authenticator;
import org.toolforge.components.http.auth.GatewayAuthenticator;
import org.toolforge.components.http.git.GitConfigFetcher;
import org.toolforge.components.http.git.GitHosts;
import org.toolforge.components.http.git.GitSourceRepository;
import org.toolforge.components.http.outbound.HttpConfigFetcher;
import org.toolforge.components.http.outbound.HttpNotifier;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.SourceRepository;

/** What only a server needs. */
@Module
interface ServerModule {

  @Provides
  static Limits limits(SystemSettings settings) {
    return settings.limits();
  }

  @Provides
  @Singleton
  static DeployTokens deployTokens(
      DeployTokenStore tokens, SystemSettings settings, InstantSource clock) {
    return new DeployTokens(tokens, settings.tokenLifetime(), clock, new SecureRandom());
  }

  @Provides
  static ConfigParser parser(SystemSettings settings) {
    return new ConfigParser(settings.sources().git().filesAllowed());
  }

  @Provides
  @Singleton
  static GitHosts gitHosts(SystemSettings settings) {
    return new GitHosts(settings.sources().git());
  }

  @Provides
  @Singleton
  static SourceRepository repositories(
      SystemSettings settings, GitHosts hosts, InMemoryPlatform platform) {
    return switch (settings.sources().kind()) {
      case PRETENDED -> platform.repositories();
      case GIT -> new GitSourceRepository(hosts);
    };
  }

  @Provides
  @Singleton
  static HttpConfigFetcher httpFetcher(
      ConfigReader reader, SystemSettings settings, GitHosts hosts) {
    return new HttpConfigFetcher(reader, settings.fetching(), new GitConfigFetcher(hosts, reader));
  }

  @Provides
  @Singleton
  static HttpNotifier notifier(SigningKeyStore keys, SystemSettings settings, InstantSource clock) {
    return new HttpNotifier(keys, settings.fetching(), clock);
  }

  @Provides
  @Singleton
  static Courier courier(
      DeploymentStore deployments,
      RunService runs,
      HttpNotifier notifier,
      LeaderLease lease,
      SystemSettings settings,
      InstantSource clock) {
    return new Courier(
        deployments, runs, notifier, settings.callbacks(), lease, clock, new Random());
  }

  @Binds
  ConfigFetcher fetcher(HttpConfigFetcher fetcher);

  @Provides
  static Authenticator authenticator(DeployTokens tokens, SystemSettings settings) {
    return new GatewayAuthenticator(tokens, settings.administrators());
  }
}

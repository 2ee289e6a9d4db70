package org.toolforge.components.app.wiring;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.http.auth.Authenticator;
import org.toolforge.components.http.auth.GatewayAuthenticator;
import org.toolforge.components.http.outbound.HttpConfigFetcher;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.DeployTokenStore;

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
  @Singleton
  static HttpConfigFetcher httpFetcher(
      ConfigReader reader, SystemSettings settings, InMemoryPlatform platform) {
    return new HttpConfigFetcher(reader, settings.fetching(), platform.fetcher());
  }

  @Binds
  ConfigFetcher fetcher(HttpConfigFetcher fetcher);

  @Provides
  static Authenticator authenticator(DeployTokens tokens, SystemSettings settings) {
    return new GatewayAuthenticator(tokens, settings.administrators());
  }
}

package org.toolforge.components.app.wiring;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.RepositoryLogins;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.TenantStore;

/** What is kept lives in the memory of this process. */
@Module
interface InMemoryStoresModule {

  @Provides
  static RepositoryLogins logins(InMemoryPlatform platform) {
    return platform.logins();
  }

  @Provides
  static ConfigStore configs(InMemoryPlatform platform) {
    return platform.configs();
  }

  @Provides
  static DeploymentStore deployments(InMemoryPlatform platform) {
    return platform.deployments();
  }

  @Provides
  static DeployTokenStore deployTokens(InMemoryPlatform platform) {
    return platform.deployTokens();
  }

  @Provides
  static SigningKeyStore signingKeys(InMemoryPlatform platform) {
    return platform.signingKeys();
  }

  @Provides
  static TenantStore tenants(InMemoryPlatform platform) {
    return platform.tenants();
  }

  @Provides
  static Maintenance maintenance(InMemoryPlatform platform) {
    return platform.maintenance();
  }

  @Provides
  @Singleton
  static LeaderLease lease(InMemoryPlatform platform) {
    return platform.newLease();
  }
}

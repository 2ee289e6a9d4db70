package org.toolforge.components.app.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.toolforge.components.Runs;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.Shelves;
import org.toolforge.components.inmemory.Timeline;
import org.toolforge.components.kubernetes.KubernetesPlatform;
import org.toolforge.components.kubernetes.build.KubernetesBuilds;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.run.KubernetesRuns;
import org.toolforge.components.kubernetes.run.KubernetesRuntime;
import org.toolforge.components.kubernetes.tenant.TenantSettings;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.RepositoryLogins;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.TenantStore;

/** A server that keeps its state in a Kubernetes cluster, and shares it with its replicas. */
@Singleton
@Component(
    modules = {
      CoreModule.class,
      PretendedModule.class,
      RunsModule.class,
      ServerModule.class,
      KubernetesServer.ClusterModule.class
    })
interface KubernetesServer extends ServerFlavour {

  /** The cluster. */
  @Module
  interface ClusterModule {

    @Provides
    @Singleton
    static Cluster cluster(Storage.Kubernetes storage) {
      return Cluster.connect(storage.kubeconfig(), storage.namespace());
    }

    @Provides
    @Singleton
    static KubernetesPlatform platform(
        Cluster cluster,
        ConfigParser parser,
        SystemSettings settings,
        Storage.Kubernetes storage,
        InstantSource clock) {
      return new KubernetesPlatform(
          cluster,
          Identity.ofThisProcess(),
          parser,
          settings.limits().keptDeployments(),
          storage.tenants() ? Optional.of(TenantSettings.DEFAULT) : Optional.empty(),
          clock);
    }

    @Provides
    @Singleton
    static InMemoryPlatform pretended(
        Timeline timeline, Script script, Optional<ResultStore> results) {
      return results
          .map(store -> new InMemoryPlatform(timeline, script, Shelves.NONE, store))
          .orElseGet(() -> new InMemoryPlatform(timeline, script));
    }

    @Provides
    static ConfigStore configs(KubernetesPlatform platform) {
      return platform.configs();
    }

    @Provides
    static DeploymentStore deployments(KubernetesPlatform platform) {
      return platform.deployments();
    }

    @Provides
    static DeployTokenStore deployTokens(KubernetesPlatform platform) {
      return platform.deployTokens();
    }

    @Provides
    static SigningKeyStore signingKeys(KubernetesPlatform platform) {
      return platform.signingKeys();
    }

    @Provides
    static TenantStore tenants(KubernetesPlatform platform) {
      return platform.tenants();
    }

    @Provides
    static RepositoryLogins logins(KubernetesPlatform platform) {
      return platform.repositoryLogins();
    }

    @Provides
    static Maintenance maintenance(KubernetesPlatform platform) {
      return platform.maintenance();
    }

    @Provides
    static LeaderLease lease(KubernetesPlatform platform) {
      return platform.lease();
    }

    /** Empty when builds are pretended. */
    @Provides
    @Singleton
    static Optional<KubernetesBuilds> realBuilds(
        Cluster cluster, LeaderLease lease, SystemSettings settings, InstantSource clock) {
      return switch (settings.builds()) {
        case Builds.Tekton tekton ->
            Optional.of(new KubernetesBuilds(cluster, lease, tekton.settings(), clock));
        case Builds.Pretended ignored -> Optional.empty();
      };
    }

    @Provides
    static BuildService builds(Optional<KubernetesBuilds> real, InMemoryPlatform pretended) {
      return real.map(KubernetesBuilds::builds).orElseGet(pretended::builds);
    }

    /** Empty when components are pretended to run. */
    @Provides
    @Singleton
    static Optional<KubernetesRuntime> realRuntime(Cluster cluster, SystemSettings settings) {
      return switch (settings.runtime()) {
        case ComponentRuntime.Kubernetes real ->
            Optional.of(new KubernetesRuntime(cluster, real.settings()));
        case ComponentRuntime.Pretended ignored -> Optional.empty();
      };
    }

    @Provides
    static JobService jobs(Optional<KubernetesRuntime> real, InMemoryPlatform pretended) {
      return real.map(KubernetesRuntime::jobs).orElseGet(pretended::jobs);
    }

    /** Empty when components are pretended to run. */
    @Provides
    @Singleton
    static Optional<KubernetesRuns> realRuns(
        Cluster cluster,
        LeaderLease lease,
        SystemSettings settings,
        Provider<Runs> runs,
        InstantSource clock) {
      return switch (settings.runtime()) {
        case ComponentRuntime.Kubernetes real ->
            Optional.of(
                new KubernetesRuns(
                    cluster,
                    lease,
                    real.settings(),
                    settings.runs().limits(),
                    (tool, id) -> runs.get().uploadToken(tool, id),
                    clock));
        case ComponentRuntime.Pretended ignored -> Optional.empty();
      };
    }

    @Provides
    static RunService runs(Optional<KubernetesRuns> real, InMemoryPlatform pretended) {
      return real.map(KubernetesRuns::runs).orElseGet(pretended::runs);
    }

    /** If one of both is real it pretends that as well, and nobody looks. */
    @Provides
    @Singleton
    static Understudy understudy(
        DeploymentStore deployments, InMemoryPlatform pretended, LeaderLease lease) {
      return new Understudy(deployments, pretended.builds(), pretended.jobs(), lease);
    }

    @Provides
    static Held held(
        Cluster cluster,
        KubernetesPlatform platform,
        Optional<KubernetesBuilds> builds,
        Optional<KubernetesRuntime> runtime,
        Optional<KubernetesRuns> runs,
        Understudy understudy) {
      return new Held(
          "State is kept in the cluster; what belongs to no tool, in the namespace "
              + cluster.namespace()
              + ".",
          () -> {
            if (builds.isEmpty() || runtime.isEmpty()) {
              understudy.start();
            }
            platform.start();
            builds.ifPresent(KubernetesBuilds::start);
            runtime.ifPresent(KubernetesRuntime::start);
            runs.ifPresent(KubernetesRuns::start);
          },
          () ->
              platform
                  .trouble()
                  .or(() -> builds.flatMap(KubernetesBuilds::trouble))
                  .or(() -> runtime.flatMap(KubernetesRuntime::trouble))
                  .or(() -> runs.flatMap(KubernetesRuns::trouble)),
          () -> {
            runs.ifPresent(KubernetesRuns::close);
            runtime.ifPresent(KubernetesRuntime::close);
            builds.ifPresent(KubernetesBuilds::close);
            platform.close();
          });
    }
  }

  /** Dagger implements this. */
  @Component.Factory
  interface Factory {
    KubernetesServer create(
        @BindsInstance Timeline timeline,
        @BindsInstance SystemSettings settings,
        @BindsInstance Storage.Kubernetes storage);
  }
}

package org.toolforge.components.app.wiring;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.toolforge.components.Runs;
import org.toolforge.components.engine.RunKeeper;
import org.toolforge.components.http.results.S3ResultStore;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.durable.DirectoryResultStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.run.RunLimits;

/** Runs on demand, which are pretended for now, and what they leave. */
@Module
interface RunsModule {

  @Provides
  static RunLimits limits(SystemSettings settings) {
    return settings.runs().limits();
  }

  /** Empty when they are kept in memory. */
  @Provides
  @Singleton
  static Optional<ResultStore> keptResults(SystemSettings settings) {
    return switch (settings.runs().results()) {
      case Results.InMemory ignored -> Optional.empty();
      case Results.Directory directory -> Optional.of(DirectoryResultStore.open(directory.path()));
      case Results.S3 s3 -> Optional.of(S3ResultStore.open(s3.settings()));
    };
  }

  @Provides
  static ResultStore results(InMemoryPlatform platform) {
    return platform.results();
  }

  @Provides
  @Singleton
  static Runs runs(
      RunService runs,
      ResultStore results,
      JobService jobs,
      DeploymentStore deployments,
      SigningKeyStore keys,
      RunLimits limits,
      InstantSource clock) {
    return new Runs(runs, results, jobs, deployments, keys, limits, clock, new Random());
  }

  @Provides
  @Singleton
  static RunKeeper keeper(
      RunService runs,
      ResultStore results,
      RunLimits limits,
      LeaderLease lease,
      InstantSource clock) {
    return new RunKeeper(runs, results, limits, lease, clock);
  }
}

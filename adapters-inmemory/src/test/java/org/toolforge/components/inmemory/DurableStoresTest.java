package org.toolforge.components.inmemory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.inmemory.durable.DurableShelves;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildServiceContract;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.ConfigStoreContract;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeployTokenStoreContract;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DeploymentStoreContract;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.JobServiceContract;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.SigningKeyStoreContract;
import org.toolforge.components.port.TenantStore;
import org.toolforge.components.port.TenantStoreContract;

/** What is kept in a directory keeps to the same contracts. */
final class DurableStoresTest {

  @TempDir private Path directory;
  private @Nullable DurableShelves shelves;

  @AfterEach
  void close() {
    if (shelves != null) {
      shelves.close();
    }
  }

  private DurableShelves shelves() {
    DurableShelves opened = DurableShelves.open(directory);
    shelves = opened;
    return opened;
  }

  /** One thing made of the shelves, once a test asks for it. */
  private final class Once<T> {
    private final Function<Shelves, T> maker;
    private @Nullable T made;

    private Once(Function<Shelves, T> maker) {
      this.maker = maker;
    }

    private synchronized T get() {
      T present = made;
      if (present == null) {
        present = maker.apply(shelves());
        made = present;
      }
      return present;
    }
  }

  private static VirtualTimeline timeline() {
    return new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Nested
  final class Configs implements ConfigStoreContract {
    private final Once<ConfigStore> store =
        new Once<>(kept -> new InMemoryConfigStore(new Script(), kept));

    @Override
    public ConfigStore store() {
      return store.get();
    }
  }

  @Nested
  final class Deployments implements DeploymentStoreContract {
    private final Once<DeploymentStore> store =
        new Once<>(kept -> new InMemoryDeploymentStore(new Script(), kept));

    @Override
    public DeploymentStore store() {
      return store.get();
    }
  }

  @Nested
  final class Tokens implements DeployTokenStoreContract {
    private final Once<DeployTokenStore> store =
        new Once<>(kept -> new InMemoryDeployTokenStore(new Script(), kept));

    @Override
    public DeployTokenStore tokens() {
      return store.get();
    }
  }

  @Nested
  final class SigningKeys implements SigningKeyStoreContract {
    private final Once<SigningKeyStore> store =
        new Once<>(kept -> new InMemorySigningKeyStore(new Script(), kept));

    @Override
    public SigningKeyStore keys() {
      return store.get();
    }

    @Override
    public SigningKeyStore reopened() {
      close();
      return new InMemorySigningKeyStore(new Script(), shelves());
    }
  }

  @Nested
  final class Tenants implements TenantStoreContract {
    private final Script script = new Script();
    private final Once<InMemoryTenantStore> store =
        new Once<>(kept -> new InMemoryTenantStore(script, kept));

    @Override
    public TenantStore tenants() {
      return store.get();
    }

    @Override
    public void settle() {}

    @Override
    public void addForeignNamespace(ToolName tool) {
      store.get().addForeignNamespace(tool);
    }

    @Override
    public void letNamespacesLinger() {
      script.namespacesLinger(true);
    }
  }

  @Nested
  final class Builds implements BuildServiceContract {
    private final VirtualTimeline timeline = timeline();
    private final Script script = new Script().buildSlotsInAll(7);
    private final Once<BuildService> builds =
        new Once<>(kept -> new InMemoryBuildService(timeline, script, kept));

    @Override
    public BuildService builds() {
      return builds.get();
    }

    @Override
    public void letBuildsEnd() {
      timeline.advanceTo(timeline.instant().plus(Duration.ofMinutes(1)));
    }

    @Override
    public void letFail(BuildKey key, Runnable start) {
      script.build(key.component().value()).failsIn("build", 3, "no Procfile");
      start.run();
      letBuildsEnd();
    }

    @Override
    public void letTimePass() {
      timeline.advanceTo(timeline.instant().plus(Duration.ofMillis(500)));
    }
  }

  @Nested
  final class Jobs implements JobServiceContract {
    private final VirtualTimeline timeline = timeline();
    private final Once<InMemoryJobService> jobs =
        new Once<>(kept -> new InMemoryJobService(timeline, new Script(), kept));

    @Override
    public JobService jobs() {
      return jobs.get();
    }

    @Override
    public void letJobsComeUp() {
      timeline.advanceTo(timeline.instant().plus(Duration.ofMinutes(1)));
    }

    @Override
    public void addForeignJob(ToolName tool, JobName name) {
      jobs.get().addForeign(tool, name);
    }

    @Override
    public void changeReplicas(ToolName tool, JobName name, int replicas) {
      jobs.get().changeReplicas(tool, name, replicas);
    }

    @Override
    public void letTimePass() {
      timeline.advanceTo(timeline.instant().plus(Duration.ofMillis(500)));
    }
  }
}

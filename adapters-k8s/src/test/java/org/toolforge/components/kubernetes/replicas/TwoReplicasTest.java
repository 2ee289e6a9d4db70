package org.toolforge.components.kubernetes.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.inmemory.BuildBehaviour;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.RunBehaviour;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Replica;
import org.toolforge.components.kubernetes.harness.Tenancy;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.status.ComponentStatus;

/**
 * Two replicas with threads, watches and a lease of their own, many users at once, and a replica
 * that leaves while another comes: what holds in the simulation holds here too. {@code
 * -Dreplicas.seconds=120} makes it longer.
 */
@NeedsRealServer
class TwoReplicasTest {

  private static final int SECONDS = Integer.getInteger("replicas.seconds", 8);
  private static final int USERS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KubeTestServer server = KubeTestServer.shared();
  private final List<ToolName> tools =
      IntStream.range(0, 3).mapToObj(i -> new ToolName("crowd" + i)).toList();
  private final Witness witness = new Witness();
  private final List<AtomicReference<Replica>> replicas =
      List.of(new AtomicReference<>(), new AtomicReference<>());
  private RealTimeline timeline;
  private InMemoryPlatform outside;

  @BeforeEach
  void start() {
    try (var admin = server.connect()) {
      server.createNamespace(admin.namespace());
      Tenancy.empty(server, admin.client(), tools.toArray(ToolName[]::new));
    }
    timeline = new RealTimeline(1);
    Script script =
        new Script()
            .otherBuilds(component -> BuildBehaviour.succeedsAfter(Duration.ofMillis(300)))
            .otherRuns(component -> RunBehaviour.readyAfter(Duration.ofMillis(200)));
    outside = new InMemoryPlatform(timeline, script);
    for (int i = 0; i < 3; i++) {
      outside.push("https://git.example/r" + i, "HEAD", "%040x".formatted(i + 1));
    }
    replicas.forEach(place -> place.set(newReplica()));
  }

  private Replica newReplica() {
    Replica replica = Replica.start(TestPlatform.replica(), outside);
    witness.watch(replica.components());
    return replica;
  }

  @AfterEach
  void stop() {
    replicas.forEach(place -> place.get().close());
    timeline.close();
  }

  @Test
  void keepEveryPromiseUnderACrowdAndAHandover() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < USERS; i++) {
        Crowd crowd = new Crowd(replicas, tools, outside, witness, i);
        users.execute(() -> crowd.act(over));
      }
      TimeUnit.SECONDS.sleep(SECONDS / 2);
      // The first one has the lease.
      replicas.getFirst().getAndSet(newReplica()).close();
      TimeUnit.SECONDS.sleep(SECONDS - SECONDS / 2);
      over.countDown();
    }
    awaitRest();

    for (ToolName tool : tools) {
      deployInPeace(tool);
    }
    for (AtomicReference<Replica> replica : replicas) {
      assertThat(witness.objections(replica.get().components(), tools)).isEmpty();
    }
    assertThat(witness.finished()).isGreaterThan(SECONDS);
    assertThat(witness.cancelled()).isPositive();
  }

  private void awaitRest() throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && !unfinished().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(unfinished()).as("deployments that do not end").isEmpty();
    for (ToolName tool : tools) {
      assertThat(outside.builds().list(tool))
          .as("builds that go on though no deployment does")
          .noneMatch((Build build) -> build.state().isActive());
    }
  }

  private List<Deployment> unfinished() {
    return replicas.stream()
        .flatMap(replica -> replica.get().cluster().platform().deployments().unfinished().stream())
        .map(StoredDeployment::deployment)
        .toList();
  }

  private void deployInPeace(ToolName tool) throws InterruptedException {
    Components components = replicas.getLast().get().components();
    new Crowd(replicas, tools, outside, witness, 42).save(components, tool);
    Deployment last = components.deploy(tool, DeploymentRequest.by("somebody", "test"));
    awaitRest();

    Deployment ended = components.deployment(tool, last.id());
    assertThat(ended.status()).as(ended.longStatus()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(components.status(tool))
        .allMatch(status ->
            status.sync() == ComponentStatus.Sync.IN_SYNC
                && status.health() == ComponentStatus.Health.HEALTHY);
  }
}

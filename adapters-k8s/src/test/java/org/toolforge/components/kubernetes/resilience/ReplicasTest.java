package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.plan.Job;
import org.toolforge.components.port.Build;

/** Two replicas, of which the one that leads comes to harm with deployments under way. */
@NeedsRealServer
class ReplicasTest {

  private static final List<ToolName> TOOLS =
      IntStream.range(0, 5).mapToObj(number -> new ToolName("replicas" + number)).toList();
  private static final String USER = "somebody";

  private final RealTimeline timeline = new RealTimeline(20);
  private final InMemoryPlatform world = new InMemoryPlatform(timeline, new Script());
  private FragileReplica leader;
  private FragileReplica standby;

  @BeforeEach
  void open() {
    TestPlatform.with(TOOLS.toArray(ToolName[]::new)).close();
    leader = FragileReplica.start(world);
    Await.until("one leads", leader::leads);
    standby = FragileReplica.start(world);
  }

  @AfterEach
  void close() {
    leader.close();
    standby.close();
    timeline.close();
  }

  @Test
  void theNextTakesOverAtOnceFromALeaderThatIsClosed() {
    List<Deployment> deployments = deployAll("web", "worker");
    awaitBuilds();

    leader.close();

    assertSuccess(deployments);
    assertThat(standby.gate().firstWrite()).isBefore(Instant.now());
    assertThat(standby.leads()).isTrue();
    assertNothingWasBuiltTwice();
  }

  @Test
  void theNextTakesOverWithin15SecondsFromALeaderThatIsKilled() {
    List<Deployment> deployments = deployAll("web", "worker");
    awaitBuilds();

    Instant killed = Instant.now();
    leader.kill();

    assertSuccess(deployments);
    assertThat(standby.gate().firstWrite()).isBefore(killed.plusSeconds(15));
    assertNothingWasBuiltTwice();
  }

  @Test
  void aLeaderThatWakesUpAfterAnotherTookOverDamagesNothing() {
    List<Deployment> first = deployAll("web", "worker");
    awaitBuilds();
    leader.pause();
    Await.until("it stands", () -> !leader.gate().standing().isEmpty());

    assertSuccess(first);
    List<Deployment> second = deployAll("web");
    assertSuccess(second);
    List<String> effects = leader.gate().effects();
    List<List<Job>> jobs = TOOLS.stream().map(world.jobs()::list).toList();
    leader.wakeUp();
    Await.until("it knows", () -> sees(leader, second));
    Await.pass(Duration.ofSeconds(2));

    assertThat(leader.gate().effects()).isEqualTo(effects);
    assertThat(TOOLS.stream().map(world.jobs()::list).toList()).isEqualTo(jobs);
    assertThat(jobs).allSatisfy(ofTool -> assertThat(ofTool).hasSize(1));
    assertThat(sees(standby, first) && sees(standby, second)).isTrue();
    assertNothingWasBuiltTwice();
  }

  private List<Deployment> deployAll(String... components) {
    StringBuilder config = new StringBuilder("components:\n");
    for (String component : components) {
      config.append("  %s:\n    component_type: continuous\n".formatted(component));
      config.append("    build: {repository: https://git.example/%s}\n".formatted(component));
      config.append("    run: {command: web}\n");
    }
    return TOOLS.stream()
        .map(tool -> {
          standby.components().saveConfig(tool, world.reader().read(config.toString()), USER);
          return standby.components().deploy(tool, DeploymentRequest.by(USER, "test"));
        })
        .toList();
  }

  private void awaitBuilds() {
    Await.until("something is built", () -> !world.builds().list(TOOLS.getLast()).isEmpty());
  }

  private void assertSuccess(List<Deployment> deployments) {
    Await.until("all have ended well", () -> sees(standby, deployments));
  }

  private static boolean sees(FragileReplica replica, List<Deployment> deployments) {
    return deployments.stream()
        .map(one -> replica.components().deployment(one.tool(), one.id()))
        .allMatch(one -> one.status() == DeploymentStatus.SUCCESSFUL);
  }

  private void assertNothingWasBuiltTwice() {
    for (ToolName tool : TOOLS) {
      List<Build> builds = world.builds().list(tool);
      assertThat(builds).extracting(Build::source).doesNotHaveDuplicates();
      assertThat(builds).extracting(Build::key).doesNotHaveDuplicates();
    }
  }
}

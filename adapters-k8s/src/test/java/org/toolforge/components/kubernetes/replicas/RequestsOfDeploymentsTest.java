package org.toolforge.components.kubernetes.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.inmemory.BuildBehaviour;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.RunBehaviour;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.kubernetes.harness.ApiRequests;
import org.toolforge.components.kubernetes.harness.ApiRequests.Kind;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Replica;
import org.toolforge.components.kubernetes.harness.Tenancy;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.port.StoredDeployment;

/**
 * What deployments cost the API server when many tools deploy at once through two replicas. {@code
 * -Dload.tools=100 -Dload.quiet=60} measures that many, and the silence for that many seconds, and
 * prints everything.
 */
@NeedsRealServer
class RequestsOfDeploymentsTest {

  private static final int TOOLS = Integer.getInteger("load.tools", 5);
  private static final int QUIET_SECONDS = Integer.getInteger("load.quiet", 5);
  private static final boolean PRINTS = System.getProperty("load.tools") != null;

  private static final String CONFIG =
      """
      components:
        web:
          component_type: continuous
          build: {repository: "https://gitlab.wikimedia.org/toolforge-repos/sample-app", ref: main}
          wait_for: [migrate]
          run: {command: web, port: 8000, publish: /}
        migrate:
          component_type: one-off
          build: {reuse_from: web}
          run: {command: migrate}
        worker:
          component_type: continuous
          build: {reuse_from: web}
          wait_for: [migrate]
          run: {command: worker}
        daily:
          component_type: scheduled
          build: {reuse_from: web}
          run: {schedule: "@daily", command: cleanup}
      """;

  private final KubeTestServer server = KubeTestServer.shared();
  private final List<ToolName> tools =
      IntStream.range(0, TOOLS).mapToObj(i -> new ToolName("load" + i)).toList();
  private final Set<DeploymentId> finished = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch toFinish = new CountDownLatch(0);
  private RealTimeline timeline;
  private InMemoryPlatform outside;
  private List<Replica> replicas;

  @BeforeEach
  void start() {
    try (var admin = server.connect()) {
      Tenancy.empty(server, admin.client(), tools.toArray(ToolName[]::new));
      server.createNamespace(admin.namespace());
    }
    timeline = new RealTimeline(1);
    Script script =
        new Script()
            .otherBuilds(component -> BuildBehaviour.succeedsAfter(Duration.ofMillis(500)))
            .otherRuns(component -> RunBehaviour.readyAfter(Duration.ofMillis(500)));
    outside = new InMemoryPlatform(timeline, script);
    replicas =
        List.of(
            Replica.start(TestPlatform.replica(), outside),
            Replica.start(TestPlatform.replica(), outside));
    var unused = replicas.getFirst().components().watch(this::written);
  }

  @AfterEach
  void stop() {
    replicas.forEach(Replica::close);
    timeline.close();
  }

  private void written(StoredDeployment stored) {
    Deployment deployment = stored.deployment();
    if (deployment.isFinished() && finished.add(deployment.id())) {
      toFinish.countDown();
    }
  }

  @Test
  void deploymentsAreFrugalAndSilenceIsSilent() throws InterruptedException {
    for (ToolName tool : tools) {
      replicas.getFirst().components().saveConfig(tool, outside.reader().read(CONFIG), "somebody");
    }
    Measured first = requestsOfDeployments("the first ones of their tools");
    Measured next = requestsOfDeployments("the next ones of their tools");

    for (Measured measured : List.of(first, next)) {
      ApiRequests requests = measured.requests();
      // The leader renews its lease every two seconds.
      assertThat(requests.count(RequestsOfDeploymentsTest::isOwnWrite))
          .as("%s", requests.counts())
          .isLessThanOrEqualTo(2L * TOOLS + (long) measured.seconds());
      assertThat(requests.count(RequestsOfDeploymentsTest::isEvent))
          .isLessThanOrEqualTo(6L * TOOLS);
    }
    assertThat(isOnceSilent()).isTrue();
  }

  private record Measured(ApiRequests requests, double seconds) {}

  private Measured requestsOfDeployments(String which) throws InterruptedException {
    ApiRequests before = ApiRequests.of(server);
    long start = System.nanoTime();
    deployAll();
    // Events are told in the background.
    TimeUnit.SECONDS.sleep(2);
    double seconds = (System.nanoTime() - start) / 1e9;
    ApiRequests requests = ApiRequests.of(server).since(before);
    print("%d deployments at once, %s, %.1f s".formatted(TOOLS, which, seconds), requests);
    return new Measured(requests, seconds);
  }

  /**
   * The controllers of the cluster list what they get to know for the first time; so it is given
   * some tries.
   */
  private boolean isOnceSilent() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      ApiRequests before = ApiRequests.of(server);
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      ApiRequests requests = ApiRequests.of(server).since(before);
      print("%d s in which nothing changes".formatted(QUIET_SECONDS), requests);
      if (requests.count(kind -> isOurs(kind) && !kind.isWatch()) == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOurs(Kind kind) {
    return kind.resource().startsWith("tool")
        || kind.resource().equals("controllerrevisions")
        || isEvent(kind);
  }

  /**
   * What deployments cost beside batches of changes and events. They delete nothing here, but the
   * cluster empties namespaces that other tests left.
   */
  private static boolean isOwnWrite(Kind kind) {
    return kind.isWrite()
        && !kind.verb().startsWith("DELETE")
        && (isOurs(kind) || kind.resource().equals("leases"))
        && !isStatus(kind)
        && !isEvent(kind);
  }

  /** A batch of changes. */
  private static boolean isStatus(Kind kind) {
    return kind.resource().equals("tooldeployments/status");
  }

  private static boolean isEvent(Kind kind) {
    return kind.resource().equals("events");
  }

  private void deployAll() throws InterruptedException {
    toFinish = new CountDownLatch(TOOLS);
    try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < TOOLS; i++) {
        Replica replica = replicas.get(i % replicas.size());
        ToolName tool = tools.get(i);
        users.execute(() ->
            replica
                .components()
                .deploy(tool, DeploymentRequest.by("somebody", "load").forcing(true, true)));
      }
    }
    assertThat(toFinish.await(2, TimeUnit.MINUTES)).isTrue();
    for (ToolName tool : tools) {
      assertThat(replicas.getFirst().components().latestDeployment(tool).status())
          .isEqualTo(DeploymentStatus.SUCCESSFUL);
    }
  }

  private static void print(String title, ApiRequests requests) {
    say(title);
    requests
        .counts()
        .forEach((kind, count) ->
            say("  %-32s %6d %8.2f a tool".formatted(kind, count, (double) count / TOOLS)));
  }

  @SuppressWarnings("SystemOut") // Who measures wants to read it.
  private static void say(String line) {
    if (PRINTS) {
      System.out.println(line);
    }
  }
}

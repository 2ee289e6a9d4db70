package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.port.BuildRetention;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.LeaderLease;

/** Many tools build at once, and the server is replaced in the middle. */
@NeedsRealServer
class BuildsOfManyToolsTest {

  private static final int TOOLS = 12;
  private static final int COMPONENTS = 3;
  private static final int PER_TOOL = 2;
  private static final int IN_ALL = 5;
  private static final double SPEED = 1000;

  private final String namespace = BuildSystem.namespace();
  private final BuildSettings settings =
      BuildSettings.DEFAULT.in(namespace).slots(PER_TOOL, IN_ALL).keeping(new BuildRetention(1, 1));
  private final FakeTekton tekton = FakeTekton.withoutPods(namespace);
  private final RealTimeline timeline = new RealTimeline(SPEED);
  private final InMemoryPlatform world = new InMemoryPlatform(timeline, new Script());

  private record Server(BuildSystem builds, Components components, Workers workers)
      implements AutoCloseable {
    @Override
    public void close() {
      workers.close();
      builds.close();
    }
  }

  private Server start() {
    LeaderLease lease = world.newLease();
    BuildSystem system = BuildSystem.start(settings, lease);
    BuildService builds = system.builds();
    ConfigParser parser = new ConfigParser(false);
    Preparer preparer =
        new Preparer(
            parser,
            world.fetcher(),
            world.repositories(),
            world.logins(),
            builds,
            world.jobs(),
            world.deployments());
    Components components =
        new Components(
            world.configs(),
            world.deployments(),
            builds,
            world.jobs(),
            world.tenants(),
            preparer,
            parser,
            Limits.DEFAULT,
            InstantSource.system(),
            new Random());
    DeploymentEngine engine =
        new DeploymentEngine(
            world.deployments(),
            builds,
            world.jobs(),
            world.maintenance(),
            preparer,
            new Reconciler(Limits.DEFAULT),
            lease,
            InstantSource.system());
    return new Server(system, components, Workers.start(engine, 4));
  }

  @AfterEach
  void close() {
    tekton.close();
    timeline.close();
  }

  private static List<ToolName> tools() {
    return IntStream.range(0, TOOLS).mapToObj(number -> new ToolName("tool" + number)).toList();
  }

  private void deploy(Server server, ToolName tool) {
    Component[] components =
        IntStream.range(0, COMPONENTS)
            .mapToObj(number ->
                TestConfigs.continuous("c" + number)
                    .builtFrom("https://git.example/%s/%d".formatted(tool, number), "main")
                    .build())
            .toArray(Component[]::new);
    assertThat(
            world
                .configs()
                .save(
                    tool,
                    TestConfigs.document(TestConfigs.config(components)),
                    ConfigStore.NO_REVISION,
                    "test",
                    InstantSource.system().instant()))
        .isPresent();
    assertThat(server.components().deploy(tool, DeploymentRequest.by("test", "test"))).isNotNull();
  }

  private List<Deployment> finished() {
    return tools().stream()
        .flatMap(tool -> world.deployments().list(tool).stream())
        .map(stored -> stored.deployment())
        .filter(Deployment::isFinished)
        .toList();
  }

  @Test
  void getAllTheirBuildsWithinTheQuotaAndNoneIsMadeTwice() {
    tekton.succeedAllAfter(Duration.ofMillis(400));
    try (Server server = start()) {
      tools().forEach(tool -> deploy(server, tool));
      Await.until("a third is built", () -> tekton.taken() > TOOLS * COMPONENTS / 3);
    }
    try (Server next = start()) {
      Await.until("all are deployed", () -> finished().size() == TOOLS);
      Await.until(
          "all slots are free",
          () -> next.builds().builds().slots(tools().getFirst()).heldInAll() == 0);
      assertThat(finished())
          .extracting(Deployment::status)
          .containsOnly(DeploymentStatus.SUCCESSFUL);
      assertThat(tekton.mostAtOnce()).isEqualTo(IN_ALL);
      assertThat(next.builds().cluster().client().list(Resource.PIPELINE_RUNS, namespace, ""))
          .extracting(KubeObject::name)
          .hasSize(TOOLS * COMPONENTS);
      assertThat(tekton.taken()).isEqualTo(TOOLS * COMPONENTS);
    }
  }
}

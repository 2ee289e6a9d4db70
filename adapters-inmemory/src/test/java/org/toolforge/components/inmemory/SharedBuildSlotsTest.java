package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildState;

/** Many tools share few build slots, in turn, whatever becomes of the engine. */
class SharedBuildSlotsTest {

  private static final int TOOLS = 200;
  private static final int BUILDS = 5;
  private static final int SLOTS = 20;

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final Script script = new Script().buildSlotsInAll(SLOTS);
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, script);
  private final Components components = Systems.components(timeline, platform);
  private DeploymentEngine engine = Systems.engine(timeline, platform);

  private record Service(Instant time, ToolName tool) {}

  private final List<Service> served = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> active = new HashSet<>();
  private int mostAtOnce;

  private void watched(ToolName tool) {
    for (Build build : platform.builds().list(tool)) {
      if (seen.add(build.id())) {
        served.add(new Service(timeline.instant(), tool));
        active.add(build.id());
      }
      if (!build.state().isActive()) {
        active.remove(build.id());
      }
    }
    mostAtOnce = Math.max(mostAtOnce, active.size());
  }

  private static ToolName tool(int number) {
    return new ToolName("tool-%03d".formatted(number));
  }

  private static String config() {
    return Systems.config(
        IntStream.range(0, BUILDS).mapToObj(i -> "part-" + i).toArray(String[]::new));
  }

  private List<Deployment> deployAll() {
    return IntStream.range(0, TOOLS)
        .mapToObj(SharedBuildSlotsTest::tool)
        .map(tool -> {
          var unused = components.saveConfig(tool, platform.reader().read(config()), "somebody");
          return components.deploy(tool, DeploymentRequest.by("somebody", "test"));
        })
        .toList();
  }

  /** Does the next thing; false when nothing is left to do. */
  private boolean step(Instant end) {
    if (engine.workOnce()) {
      return true;
    }
    Optional<Instant> next =
        Stream.of(engine.nextDue(), timeline.nextDue())
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    next.filter(due -> due.isBefore(end)).ifPresent(timeline::advanceTo);
    return next.filter(due -> due.isBefore(end)).isPresent();
  }

  private boolean areAllDone() {
    return IntStream.range(0, TOOLS)
        .mapToObj(SharedBuildSlotsTest::tool)
        .allMatch(tool -> components.latestDeployment(tool).isFinished());
  }

  private void runAll(Runnable nowAndThen) {
    Instant next = timeline.instant();
    Instant end = next.plus(Duration.ofDays(3));
    while (timeline.instant().isBefore(end) && step(end)) {
      if (timeline.instant().isAfter(next)) {
        next = timeline.instant().plusSeconds(300);
        if (areAllDone()) {
          return;
        }
        nowAndThen.run();
      }
    }
  }

  /** How far the best served tool ever got ahead of the worst served one. */
  private int greatestLead() {
    Map<ToolName, Integer> counts = new HashMap<>();
    IntStream.range(0, TOOLS).forEach(i -> counts.put(tool(i), 0));
    int lead = 0;
    for (int i = 0; i < served.size(); i++) {
      counts.merge(served.get(i).tool(), 1, Integer::sum);
      // Who is served at the same time is served in any order.
      if (i + 1 == served.size() || !served.get(i + 1).time().equals(served.get(i).time())) {
        lead = Math.max(lead, Collections.max(counts.values()) - Collections.min(counts.values()));
      }
    }
    return lead;
  }

  private void assertThatAllWentWell() {
    assertThat(mostAtOnce).isEqualTo(SLOTS);
    assertThat(served).hasSize(TOOLS * BUILDS);
    assertThat(greatestLead())
        .as("nobody gets further ahead than by what was free when nobody else was there")
        .isLessThanOrEqualTo(3);
    assertThat(IntStream.range(0, TOOLS).mapToObj(SharedBuildSlotsTest::tool))
        .allSatisfy(tool ->
            assertThat(components.latestDeployment(tool).status())
                .isEqualTo(DeploymentStatus.SUCCESSFUL));
  }

  @Test
  void everyToolGetsItsTurnAndNoneWaitsForItsDeploymentToTimeOut() {
    script.otherBuilds(component -> BuildBehaviour.succeedsAfter(Duration.ofMinutes(10)));
    var unused = platform.builds().watch(this::watched);
    engine.start();
    deployAll();

    runAll(() -> {});

    assertThatAllWentWell();
    assertThat(timeline.instant())
        .as("the slots are never left empty")
        .isBefore(Instant.parse("2026-01-01T09:00:00Z"));
  }

  @Test
  void noSlotIsLostWhenTheEngineIsKilledAgainAndAgain() {
    script.otherBuilds(component -> BuildBehaviour.succeedsAfter(Duration.ofMinutes(10)));
    var unused = platform.builds().watch(this::watched);
    engine.start();
    deployAll();

    runAll(() -> {
      engine = Systems.engine(timeline, platform);
      engine.start();
    });

    assertThatAllWentWell();
  }

  @Test
  void aToolThatCannotTakeItsTurnHoldsNobodyUp() {
    script.buildSlotsInAll(1).otherBuilds(c -> BuildBehaviour.succeedsAfter(Duration.ofMinutes(1)));
    script.build("refused").isRefusedWith("no such builder");
    engine.start();
    ToolName bad = new ToolName("bad");
    var stored =
        components.saveConfig(bad, platform.reader().read(Systems.config("refused")), "somebody");
    Deployment refused = components.deploy(bad, DeploymentRequest.by("somebody", "test"));
    List<Deployment> others = deployAll().subList(0, 3);

    runAll(() -> {});

    assertThat(stored.revision()).isEqualTo(1);
    assertThat(components.deployment(bad, refused.id()).status())
        .isEqualTo(DeploymentStatus.FAILED);
    assertThat(others)
        .allSatisfy(one ->
            assertThat(components.deployment(one.tool(), one.id()).status())
                .isEqualTo(DeploymentStatus.SUCCESSFUL));
  }

  @Test
  void aSlotThatADeletedDeploymentHeldGoesToWhoWaits() {
    script.buildSlotsInAll(1).otherBuilds(c -> BuildBehaviour.succeedsAfter(Duration.ofHours(1)));
    engine.start();
    List<Deployment> all = deployAll();
    Instant soon = timeline.instant().plusSeconds(30);
    while (step(soon)) {}
    Deployment holder =
        all.stream()
            .filter(one -> !platform.builds().list(one.tool()).isEmpty())
            .findFirst()
            .orElseThrow();

    Deployment unused = components.deleteDeployment(holder.tool(), holder.id());
    Instant later = timeline.instant().plusSeconds(30);
    while (step(later)) {}

    assertThat(platform.builds().list(holder.tool()))
        .extracting(Build::state)
        .containsExactly(new BuildState.Cancelled());
    assertThat(platform.builds().slots(holder.tool()).heldInAll()).isEqualTo(1);
  }
}

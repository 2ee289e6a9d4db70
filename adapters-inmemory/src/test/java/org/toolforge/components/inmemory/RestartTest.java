package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.Components;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.inmemory.durable.DurableShelves;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.port.StoredDeployment;

/** A world that is kept goes on where the process ended that had it. */
final class RestartTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path parent;

  /** One process with all that belongs to it. */
  private static final class Life implements AutoCloseable {
    private final DurableShelves shelves;
    private final VirtualTimeline timeline;
    private final InMemoryPlatform platform;
    private final Components components;
    private final DeploymentEngine engine;

    Life(Path directory, Instant now) {
      shelves = DurableShelves.open(directory);
      timeline = new VirtualTimeline(now);
      platform = new InMemoryPlatform(timeline, new Script(), shelves);
      components = Systems.components(timeline, platform);
      engine = Systems.engine(timeline, platform);
      engine.start();
    }

    private StoredConfig save(String config) {
      return components.saveConfig(Systems.TOOL, platform.reader().read(config), "somebody");
    }

    private Deployment deploy() {
      return components.deploy(Systems.TOOL, DeploymentRequest.by("somebody", "test"));
    }

    private DeployTokens tokens() {
      return new DeployTokens(platform.deployTokens(), Duration.ofDays(1), timeline, new Random(1));
    }

    /** Does the next thing that is due; false when nothing is for the next hours. */
    private boolean step() {
      if (engine.workOnce()) {
        return true;
      }
      Optional<Instant> due = timeline.nextDue();
      Optional<Instant> work = engine.nextDue();
      Instant next =
          due.isPresent() && (work.isEmpty() || due.get().isBefore(work.get()))
              ? due.get()
              : work.orElse(Instant.MAX);
      if (next.isAfter(START.plus(Duration.ofHours(5)))) {
        return false;
      }
      timeline.advanceTo(next);
      return true;
    }

    private Deployment end(Deployment deployment) {
      Deployment now = components.deployment(deployment.tool(), deployment.id());
      while (!now.isFinished() && step()) {
        now = components.deployment(deployment.tool(), deployment.id());
      }
      return now;
    }

    @Override
    public void close() {
      shelves.close();
    }
  }

  /** What a process leaves that is killed now. */
  private Path image(Path directory, String name) throws IOException {
    Path image = Files.createDirectories(parent.resolve(name));
    Files.copy(directory.resolve("journal"), image.resolve("journal"));
    return image;
  }

  @Test
  void configsTheirHistoryAndTokensAreThereAgain() {
    Path directory = parent.resolve("state");
    StoredConfig first;
    StoredConfig second;
    String token;
    try (Life life = new Life(directory, START)) {
      first = life.save(Systems.config("api"));
      second = life.save(Systems.config("api", "web"));
      token = life.tokens().create(Systems.TOOL).value();
    }
    try (Life life = new Life(directory, START)) {
      assertThat(life.components.config(Systems.TOOL)).isEqualTo(second);
      assertThat(life.components.configHistory(Systems.TOOL)).containsExactly(first, second);
      assertThat(life.tokens().show(Systems.TOOL).value()).isEqualTo(token);
      life.components.deleteConfig(Systems.TOOL);
    }
    try (Life life = new Life(directory, START)) {
      assertThat(life.components.presentRevision(Systems.TOOL)).isZero();
      assertThat(life.components.configHistory(Systems.TOOL)).containsExactly(first, second);
      assertThat(life.save(Systems.API).revision()).isEqualTo(second.revision() + 1);
    }
  }

  @Test
  void nothingIsBuiltOrStartedAgainAfterADeploymentThatSucceeded() {
    Path directory = parent.resolve("state");
    StoredDeployment before;
    try (Life life = new Life(directory, START)) {
      life.save(Systems.config("api", "web"));
      Deployment end = life.end(life.deploy());
      before = life.components.storedDeployment(Systems.TOOL, end.id());
      assertThat(end.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    }
    try (Life life = new Life(directory, START.plusSeconds(600))) {
      assertThat(life.components.storedDeployment(Systems.TOOL, before.deployment().id()))
          .isEqualTo(before);
      assertThat(
              life.components
                  .plan(Systems.TOOL, DeploymentRequest.by("somebody", "test"))
                  .plan()
                  .isEmpty())
          .isTrue();
      Deployment next = life.end(life.deploy());
      assertThat(next.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
      assertThat(life.components.storedDeployment(Systems.TOOL, next.id()).version())
          .isGreaterThan(before.version());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDeploymentGoesOnWhereverTheProcessIsKilled(boolean cancelled) throws IOException {
    Path directory = parent.resolve("state");
    try (Life life = new Life(directory, START)) {
      life.save(Systems.config("api", "web"));
      Deployment deployment = life.deploy();
      int steps = 0;
      while (!life.components.deployment(Systems.TOOL, deployment.id()).isFinished()) {
        if (cancelled && steps == 3) {
          Deployment unused = life.components.cancel(Systems.TOOL, deployment.id());
        }
        Path image = image(directory, "image" + steps);
        try (Life next = new Life(image, life.timeline.instant())) {
          Deployment end = next.end(deployment);
          assertThat(end.status())
              .as("killed after %d steps: %s", steps, end.longStatus())
              .isEqualTo(
                  cancelled && steps >= 3
                      ? DeploymentStatus.CANCELLED
                      : DeploymentStatus.SUCCESSFUL);
        }
        life.step();
        steps++;
      }
      assertThat(steps).isGreaterThan(5);
    }
  }
}

package org.toolforge.components.inmemory.durable;

import java.time.Duration;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.inmemory.InMemoryComponents;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/** A tool's life with made-up configs, deployments of every kind, and things that go wrong. */
final class RandomLife {

  static final ToolName TOOL = new ToolName("mytool");

  private static final String USER = "somebody";

  private final Random random;
  private final InMemoryComponents toolforge = InMemoryComponents.create();

  RandomLife(long seed) {
    random = new Random(seed);
  }

  /** Lives it, and shows the world after every change of a deployment. */
  void live(BiConsumer<StoredDeployment, InMemoryPlatform> look) {
    InMemoryPlatform platform = toolforge.platform();
    Subscription watching = platform.deployments().watch(stored -> look.accept(stored, platform));
    for (int i = 0; i < 5; i++) {
      happen();
    }
    watching.close();
  }

  private void happen() {
    misbehave();
    toolforge.components().saveConfig(TOOL, toolforge.platform().reader().read(config()), USER);
    Deployment deployment = toolforge.components().deploy(TOOL, request());
    if (random.nextInt(3) == 0) {
      toolforge.pass(Duration.ofSeconds(random.nextInt(60)));
      quietly(() -> toolforge.components().cancel(TOOL, deployment.id()));
    }
    toolforge.await(deployment);
    quietly(() -> toolforge.await(toolforge.components().retry(TOOL, deployment.id(), USER)));
    quietly(() -> toolforge.await(toolforge.components().rollback(TOOL, deployment.id(), USER)));
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (ComponentsException.Conflict e) {
      // Not every deployment can be cancelled, retried or gone back to.
    }
  }

  private DeploymentRequest request() {
    return DeploymentRequest.by(USER, "test")
        .describedAs("caf\u00e9 \ud83d\ude80")
        .forcing(random.nextInt(4) == 0, random.nextInt(4) == 0);
  }

  private void misbehave() {
    for (int i = 0; i < 4; i++) {
      Script.BuildScript build = toolforge.script().build("c" + i);
      Script.RunScript run = toolforge.script().run("c" + i);
      switch (random.nextInt(16)) {
        case 0 -> build.failsWith("no Procfile");
        case 1 -> build.timesOut();
        case 2 -> build.vanishes();
        case 3 -> build.isRefusedWith("never");
        case 4 -> run.crashLoops();
        case 5 -> run.isRefusedWith("never");
        case 6 -> run.vanishes();
        case 7 -> run.neverReady();
        default -> {
          build.succeeds();
          run.succeeds();
        }
      }
    }
  }

  private String config() {
    StringBuilder config = new StringBuilder("components:\n");
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      config.append("  c%d:\n    component_type: %s\n".formatted(i, type()));
      config.append(
          i > 0 && random.nextInt(3) == 0
              ? "    build: {reuse_from: c0}\n"
              : "    build: {repository: https://git.example/c%d, ref: main}\n".formatted(i));
      StringJoiner waits = new StringJoiner(", ", "    wait_for: [", "]\n").setEmptyValue("");
      for (int other = 0; other < i; other++) {
        if (random.nextInt(3) == 0) {
          waits.add("c" + other);
        }
      }
      config.append(waits);
    }
    return config.toString();
  }

  private String type() {
    return switch (random.nextInt(3)) {
      case 0 -> "continuous\n    run: {command: web, port: 8000, cpu: '0.5', memory: 1Gi}";
      case 1 ->
          "one-off\n    run: {command: go, env: {B: '1', A: '%d'}}".formatted(random.nextInt(2));
      default -> "scheduled\n    run: {command: clean, schedule: '@daily', timeout: 60}";
    };
  }
}

package org.toolforge.components.kubernetes.replicas;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.kubernetes.harness.Replica;

/** One of many people who do what they like, with whichever replica they reach. */
final class Crowd {

  private static final String NAME = "somebody";

  private final List<AtomicReference<Replica>> replicas;
  private final List<ToolName> tools;
  private final InMemoryPlatform outside;
  private final Witness witness;
  private final Random random;

  Crowd(
      List<AtomicReference<Replica>> replicas,
      List<ToolName> tools,
      InMemoryPlatform outside,
      Witness witness,
      long seed) {
    this.replicas = replicas;
    this.tools = tools;
    this.outside = outside;
    this.witness = witness;
    this.random = new Random(seed);
  }

  /** Acts until it is over; whatever was begun is done to its end. */
  void act(CountDownLatch over) {
    try {
      while (!over.await(random.nextInt(100), TimeUnit.MILLISECONDS)) {
        act();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void act() {
    ToolName tool = tools.get(random.nextInt(tools.size()));
    try {
      act(replicas.get(random.nextInt(replicas.size())).get().components(), tool);
    } catch (ComponentsException e) {
      // What makes no sense is refused.
    }
  }

  private void act(Components components, ToolName tool) {
    switch (random.nextInt(10)) {
      case 0, 1 -> save(components, tool);
      case 2, 3, 4, 5 -> {
        var unused = components.deploy(tool, DeploymentRequest.by(NAME, "test"));
      }
      case 6 -> {
        Deployment latest = components.latestDeployment(tool);
        components.cancel(tool, latest.id());
        witness.expectCancelled(latest);
      }
      case 7 -> {
        List<Deployment> all = components.deployments(tool);
        components.deleteDeployment(tool, any(all).id());
      }
      case 8 -> components.retry(tool, any(components.deployments(tool)).id(), NAME);
      default -> components.rollback(tool, any(components.deployments(tool)).id(), NAME);
    }
  }

  private Deployment any(List<Deployment> all) {
    if (all.isEmpty()) {
      throw new ComponentsException.NotFound("There is none yet");
    }
    return all.get(random.nextInt(all.size()));
  }

  /** Some components that build, wait for each other, and differ a little each time. */
  void save(Components components, ToolName tool) {
    StringBuilder config = new StringBuilder("components:\n");
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      config.append(
          """
            part%d:
              component_type: %s
              build: {repository: "https://git.example/r%d", ref: HEAD}
              wait_for: [%s]
              run: {command: run-%d}
          """
              .formatted(
                  i,
                  random.nextInt(3) == 0 ? "one-off" : "continuous",
                  random.nextInt(3),
                  i > 0 && random.nextBoolean() ? "part0" : "",
                  random.nextInt(3)));
    }
    components.saveConfig(tool, outside.reader().read(config.toString()), NAME);
  }
}

package org.toolforge.components.load;

import java.util.concurrent.CountDownLatch;
import org.toolforge.components.app.wiring.EmbeddedFlavour;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.inmemory.BuildBehaviour;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.RunBehaviour;
import org.toolforge.components.port.Subscription;

/**
 * A process that carries out as many deployments at once as its argument says, of four components
 * each, and prints the seconds and the bytes that they took.
 */
final class ManyDeployments {

  private ManyDeployments() {}

  public static void main(String[] arguments) throws InterruptedException {
    int count = Integer.parseInt(arguments[0]);
    measure(count / 10); // warms up
    long before = used();
    try (Measured measured = measure(count)) {
      System.out.println(measured.seconds() + " " + (used() - before));
    }
  }

  /** The system is held on to, for its memory to be counted. */
  private record Measured(RealTimeline timeline, EmbeddedFlavour system, double seconds)
      implements AutoCloseable {
    @Override
    public void close() {
      timeline.close();
    }
  }

  private static Measured measure(int count) throws InterruptedException {
    RealTimeline timeline = new RealTimeline(1);
    EmbeddedFlavour system = EmbeddedFlavour.in(timeline);
    system
        .script()
        .otherBuilds(component -> BuildBehaviour.succeedsAfter(java.time.Duration.ZERO))
        .otherRuns(component -> RunBehaviour.readyAfter(java.time.Duration.ZERO));
    CountDownLatch finished = new CountDownLatch(count);
    Subscription watching =
        system
            .components()
            .watch(stored -> {
              if (stored.deployment().isFinished()) {
                finished.countDown();
              }
            });
    for (int i = 0; i < count; i++) {
      ToolName tool = new ToolName("tool" + i);
      system.components().saveConfig(tool, system.reader().read(Configs.USUAL), "load");
      system.components().deploy(tool, DeploymentRequest.by("load", "load"));
    }
    long start = System.nanoTime();
    Workers workers = Workers.start(system.engine(), 4);
    finished.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    watching.close();
    workers.close();
    return new Measured(timeline, system, seconds);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

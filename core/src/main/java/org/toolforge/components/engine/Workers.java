package org.toolforge.components.engine;

import java.util.ArrayList;
import java.util.List;

/** Threads that do an engine's work until they are closed. */
public final class Workers implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Workers.class.getName());

  private final DeploymentEngine engine;
  private final List<Thread> threads = new ArrayList<>();

  private Workers(DeploymentEngine engine) {
    this.engine = engine;
  }

  /** Starts the engine and that many threads for it. */
  public static Workers start(DeploymentEngine engine, int count) {
    Workers workers = new Workers(engine);
    engine.start();
    for (int i = 1; i <= count; i++) {
      workers.threads.add(Thread.ofVirtual().name("deployment-engine-" + i).start(workers::work));
    }
    return workers;
  }

  private void work() {
    try {
      engine.work();
    } catch (Error e) {
      LOG.log(System.Logger.Level.ERROR, "A thread of the engine ends", e);
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets each thread end what it is at, and waits for it. */
  @Override
  public void close() {
    engine.close();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}

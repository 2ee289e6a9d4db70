package org.toolforge.components.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.app.text.DeploymentView;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.http.mapping.DeploymentMapping;
import org.toolforge.components.port.Subscription;

/** A deployment under way, with all that carries it out. */
final class EmbeddedDeployment implements RunningDeployment {

  private static final int WORKERS = 2;

  /** How often it is looked at even if no change is heard of: clocks on the screen have to move. */
  private static final Duration TICK = Duration.ofMillis(100);

  private final Components components;
  private final InstantSource clock;
  private final Workers workers;
  private final Semaphore changed = new Semaphore(0);
  private final Subscription subscription;
  private final Deployment created;

  private EmbeddedDeployment(EmbeddedTool tool) {
    components = tool.system().components();
    clock = tool.system().clock();
    workers = Workers.start(tool.system().engine(), WORKERS);
    subscription = components.watch(deployment -> changed.release());
    created = components.deploy(tool.name(), tool.request());
  }

  static EmbeddedDeployment start(EmbeddedTool tool) {
    return new EmbeddedDeployment(tool);
  }

  @Override
  public org.toolforge.components.http.model.Deployment follow(DeploymentView view)
      throws InterruptedException {
    while (true) {
      Deployment now = components.deployment(created.tool(), created.id());
      org.toolforge.components.http.model.Deployment shown = DeploymentMapping.of(now);
      Instant time = clock.instant();
      view.show(shown, time);
      if (now.isFinished()) {
        return shown;
      }
      if (changed.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        changed.drainPermits();
      }
    }
  }

  @Override
  public void cancel() {
    try {
      components.cancel(created.tool(), created.id());
    } catch (ComponentsException.Conflict finished) {
      changed.release();
    }
  }

  @Override
  public String whatBecomesOfIt() {
    return "it is left behind.";
  }

  @Override
  public void close() {
    subscription.close();
    workers.close();
  }
}

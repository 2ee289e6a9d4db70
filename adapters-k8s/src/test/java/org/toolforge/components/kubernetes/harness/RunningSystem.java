package org.toolforge.components.kubernetes.harness;

import java.time.InstantSource;
import java.util.Random;
import org.toolforge.components.Components;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.kubernetes.KubernetesPlatform;

/** A system that keeps everything in the cluster, and builds and runs in memory, in no time. */
public final class RunningSystem implements AutoCloseable {

  private static final double SPEED = 1000;

  private final TestPlatform platform;
  private final Script script = new Script();
  private final RealTimeline timeline = new RealTimeline(SPEED);
  private final Components components;
  private final Workers workers;

  private RunningSystem(TestPlatform platform) {
    this.platform = platform;
    KubernetesPlatform cluster = platform.platform();
    InMemoryPlatform world = new InMemoryPlatform(timeline, script);
    ConfigParser parser = new ConfigParser(false);
    Preparer preparer =
        new Preparer(
            parser,
            world.fetcher(),
            world.repositories(),
            world.builds(),
            world.jobs(),
            cluster.deployments());
    components =
        new Components(
            cluster.configs(),
            cluster.deployments(),
            world.builds(),
            world.jobs(),
            cluster.tenants(),
            preparer,
            parser,
            Limits.DEFAULT,
            InstantSource.system(),
            new Random());
    workers =
        Workers.start(
            new DeploymentEngine(
                cluster.deployments(),
                world.builds(),
                world.jobs(),
                cluster.maintenance(),
                preparer,
                new Reconciler(Limits.DEFAULT),
                cluster.lease(),
                InstantSource.system()),
            2);
  }

  /** With these tools, which have nothing yet. */
  public static RunningSystem with(ToolName... tools) {
    return new RunningSystem(TestPlatform.with(tools));
  }

  /** On a platform that a test has set up in a way of its own. */
  public static RunningSystem on(TestPlatform platform) {
    return new RunningSystem(platform);
  }

  public Components components() {
    return components;
  }

  public Script script() {
    return script;
  }

  public TestPlatform platform() {
    return platform;
  }

  @Override
  public void close() {
    workers.close();
    platform.close();
    timeline.close();
  }
}

package org.toolforge.components.kubernetes.harness;

import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.Script;

/** A replica that has its builds and jobs for itself, and these take no time. */
public final class RunningSystem implements AutoCloseable {

  private static final double SPEED = 1000;

  private final Script script = new Script();
  private final RealTimeline timeline = new RealTimeline(SPEED);
  private final Replica replica;

  private RunningSystem(TestPlatform platform) {
    replica = Replica.start(platform, new InMemoryPlatform(timeline, script));
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
    return replica.components();
  }

  public Script script() {
    return script;
  }

  public TestPlatform platform() {
    return replica.cluster();
  }

  @Override
  public void close() {
    replica.close();
    timeline.close();
  }
}

package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.toolforge.components.Components;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;

/**
 * A running system for tests, in virtual time: an hour's deployment takes a millisecond, and the
 * same test goes the same way each time.
 *
 * <pre>{@code
 * InMemoryComponents toolforge = InMemoryComponents.create();
 * toolforge.script().build("api").failsWith("no Procfile found");
 * Deployment deployment = toolforge.deploy("mytool", yaml);
 * }</pre>
 *
 * <p>For use by one thread.
 */
public final class InMemoryComponents {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String USER = "test";
  private static final Duration PATIENCE = Duration.ofDays(2);

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final Script script = new Script();
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, script);
  private final Components components;
  private final DeploymentEngine engine;

  private InMemoryComponents(Limits limits) {
    ConfigParser parser = new ConfigParser(false);
    Preparer preparer =
        new Preparer(
            parser,
            platform.fetcher(),
            platform.repositories(),
            platform.logins(),
            platform.builds(),
            platform.jobs(),
            platform.deployments());
    components =
        new Components(
            platform.configs(),
            platform.deployments(),
            platform.builds(),
            platform.jobs(),
            platform.tenants(),
            preparer,
            parser,
            limits,
            timeline,
            new Random(0));
    engine =
        new DeploymentEngine(
            platform.deployments(),
            platform.builds(),
            platform.jobs(),
            platform.maintenance(),
            preparer,
            new Reconciler(limits),
            platform.newLease(),
            timeline);
    engine.start();
  }

  /** A new system with nothing in it. */
  public static InMemoryComponents create() {
    return create(Limits.DEFAULT);
  }

  /** A new system with nothing in it and limits of its own. */
  public static InMemoryComponents create(Limits limits) {
    return new InMemoryComponents(limits);
  }

  /** Stores a config, YAML or JSON, deploys it, and lets time pass until the deployment ends. */
  public Deployment deploy(String tool, String config) {
    return await(start(tool, config));
  }

  /**
   * Stores a config, YAML or JSON, and starts to deploy it; no time passes before that is asked
   * for.
   */
  public Deployment start(String tool, String config) {
    ToolName name = new ToolName(tool);
    components.saveConfig(name, platform.reader().read(config), USER);
    return components.deploy(name, DeploymentRequest.by(USER, "test"));
  }

  /** Lets time pass until the deployment ends. */
  public Deployment await(Deployment deployment) {
    Deployment now = components.deployment(deployment.tool(), deployment.id());
    Instant end = timeline.instant().plus(PATIENCE);
    while (!now.isFinished()) {
      if (timeline.instant().isAfter(end)) {
        throw new IllegalStateException(
            "Deployment %s has not ended after %d days: %s"
                .formatted(now.id(), PATIENCE.toDays(), now.longStatus()));
      }
      next(Instant.MAX);
      now = components.deployment(deployment.tool(), deployment.id());
    }
    return now;
  }

  /** Lets that much time pass, with everything that happens in it. */
  public void pass(Duration time) {
    Instant end = timeline.instant().plus(time);
    boolean more = true;
    while (more) {
      more = next(end);
    }
    timeline.advanceTo(end);
  }

  /** Everything that can be asked of the system. */
  public Components components() {
    return components;
  }

  /** What the pretended services are told to do. */
  public Script script() {
    return script;
  }

  /** The world behind the system. */
  public InMemoryPlatform platform() {
    return platform;
  }

  /** The time in this system. */
  public Instant now() {
    return timeline.instant();
  }

  /** Does the next thing that is due until then. */
  private boolean next(Instant end) {
    if (engine.workOnce()) {
      return true;
    }
    Optional<Instant> due = earlier(engine.nextDue(), timeline.nextDue());
    if (due.isEmpty() || due.get().isAfter(end)) {
      return false;
    }
    timeline.advanceTo(due.get());
    return true;
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isBefore(other.get()) ? one : other;
  }
}

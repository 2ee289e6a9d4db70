package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.Runs;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Courier;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.engine.RunKeeper;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunLimits;
import org.toolforge.components.run.RunRequest;

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
  private static final Duration KEEPING = Duration.ofMinutes(1);

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final Script script = new Script();
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, script);
  private final Components components;
  private final Runs runs;
  private final DeploymentEngine engine;
  private final Courier courier;
  private final RunKeeper keeper;
  private Instant keeperDue = START.plus(KEEPING);

  private InMemoryComponents(Limits limits, RunLimits runLimits) {
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
    runs =
        new Runs(
            platform.runs(),
            platform.results(),
            platform.jobs(),
            platform.deployments(),
            platform.signingKeys(),
            runLimits,
            timeline,
            new Random(2));
    LeaderLease lease = platform.newLease();
    engine =
        new DeploymentEngine(
            platform.deployments(),
            platform.builds(),
            platform.jobs(),
            platform.maintenance(),
            preparer,
            new Reconciler(limits),
            lease,
            timeline);
    keeper = new RunKeeper(platform.runs(), platform.results(), runLimits, lease, timeline);
    courier =
        new Courier(
            platform.deployments(),
            platform.runs(),
            platform.notifier(),
            CallbackLimits.DEFAULT,
            lease,
            timeline,
            new Random(3));
    engine.start();
    courier.start();
  }

  /** A new system with nothing in it. */
  public static InMemoryComponents create() {
    return create(Limits.DEFAULT);
  }

  /** A new system with nothing in it and limits of its own. */
  public static InMemoryComponents create(Limits limits) {
    return new InMemoryComponents(limits, RunLimits.DEFAULT);
  }

  /** A new system with nothing in it and limits of its own for runs on demand. */
  public static InMemoryComponents create(RunLimits limits) {
    return new InMemoryComponents(Limits.DEFAULT, limits);
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

  /** Starts a run on demand; no time passes before that is asked for. */
  public Run run(String tool, String component, String command) {
    return runs.start(
        new ToolName(tool),
        new RunRequest(
            new ComponentName(component), command, new LinkedHashMap<>(), null, null, USER));
  }

  /** Lets time pass until the run ends. */
  public Run await(Run run) {
    Run now = runs.find(run.order().tool(), run.id());
    Instant end = timeline.instant().plus(PATIENCE);
    while (!now.state().isOver()) {
      if (!next(end)) {
        throw new IllegalStateException(
            "Run %s has not ended after %d days".formatted(now.id(), PATIENCE.toDays()));
      }
      now = runs.find(run.order().tool(), run.id());
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

  /** Runs on demand, and what they leave. */
  public Runs runs() {
    return runs;
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
    if (engine.workOnce() || courier.workOnce()) {
      return true;
    }
    Instant due =
        Stream.of(engine.nextDue(), courier.nextDue(), timeline.nextDue(), Optional.of(keeperDue))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    if (due.isAfter(end)) {
      return false;
    }
    timeline.advanceTo(due);
    if (!due.isBefore(keeperDue)) {
      keep();
    }
    return true;
  }

  private void keep() {
    Duration pause = KEEPING;
    try {
      pause = keeper.tick();
    } catch (ComponentsException.Unavailable e) {
      // As the script wants it.
    }
    keeperDue = timeline.instant().plus(pause);
  }
}

package org.toolforge.components.inmemory.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.VirtualTimeline;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;

/** One cluster: two engines, its users, and time; picks what happens next. */
final class World {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ENGINE = "engine";

  /** No deployment may take longer than this once nothing goes wrong any more. */
  private static final Duration PATIENCE = Duration.ofHours(12);

  /** The most steps that the others take while one stands still. */
  private static final int LONGEST_PAUSE = 300;

  private final Random random;
  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final Trace trace;
  private final Mischief mischief;
  private final Inspector inspector;
  private final InMemoryPlatform platform;
  private final Ports ports;
  private final List<EngineSlot> engines;
  private final Users users;
  private final Behaviours behaviours;

  /** Whether the engines contend for a lease; else both work all the time. */
  private final boolean leased;

  private String actor = "world";
  private int depth;

  World(long seed, Simulation simulation, @Nullable Consumer<String> reader) {
    random = new Random(seed);
    leased = random.nextInt(3) == 0;
    trace = new Trace(timeline, reader);
    mischief = new Mischief(new Random(random.nextLong()));
    Script script = new Script();
    behaviours = new Behaviours(new Random(random.nextLong()), script);
    platform = new InMemoryPlatform(timeline, script);
    Stores usual = new Stores(platform.configs(), platform.deployments());
    Stores stores = simulation.stores().choose(usual, timeline);
    JobService jobs = simulation.jobs().apply(platform.jobs());
    BuildService builds = simulation.builds().apply(platform.builds());
    inspector = new Inspector(stores.deployments(), builds, jobs);
    ports = Ports.faulty(this, platform, stores, builds, jobs);
    engines =
        List.of(
            new EngineSlot(ENGINE + " 1", this, ports, simulation),
            new EngineSlot(ENGINE + " 2", this, ports, simulation));
    users = new Users(new Random(random.nextLong()), this, ports);
  }

  /** Lets the cluster live through its troubles, then in peace, and checks how it ends up. */
  void live() {
    int acts = 5 + random.nextInt(30);
    int steps = 0;
    while (users.acts() < acts && steps < 20_000) {
      step();
      steps++;
    }
    note(() -> "from here on nothing goes wrong any more");
    mischief.calmDown();
    behaviours.calmDown();
    platform.endMaintenance();
    engines.forEach(EngineSlot::ensureAlive);
    settle();
    inspector.checkAtRest();
    users.deployEverythingOnce();
    settle();
    inspector.checkAtRest();
    inspector.checkAllDeployed(users.wanted());
    new Views(users.components()).check(users.wanted().keySet());
  }

  /**
   * Lets one thing happen: mostly an engine's step, else time passes, a user acts, a job is lost,
   * maintenance begins or ends.
   */
  private void step() {
    int dice = random.nextInt(100);
    if (dice < 50) {
      boolean worked = engines.get(random.nextInt(engines.size())).workOnce();
      if (!worked) {
        passToNextEvent();
      }
    } else if (dice < 80) {
      passToNextEvent();
    } else if (dice < 86) {
      engines.get(random.nextInt(engines.size())).ensureAlive();
    } else if (dice < 88) {
      loseJob();
    } else if (dice < 97) {
      as("user", users::act);
    } else if (dice == 97) {
      as("operator", this::switchMaintenance);
    }
  }

  private void settle() {
    Instant end = timeline.instant().plus(PATIENCE);
    while (timeline.instant().isBefore(end)) {
      boolean worked = false;
      for (EngineSlot engine : engines) {
        worked |= engine.workOnce();
      }
      if (!worked && inspector.isAtRest()) {
        return;
      }
      if (!worked) {
        passToNextEvent();
      }
    }
    throw new BrokenInvariant(
        "Every deployment ends, but after %s of peace these had not: %s"
            .formatted(PATIENCE, inspector.unfinished()));
  }

  /** The world goes on while whoever is at work stands still in the middle of a call. */
  void goesOnMeanwhile(String call) {
    String paused = actor;
    trace.add(paused, () -> "stands still before or after " + call);
    depth++;
    if (mischief.pausesLong()) {
      everythingEndsMeanwhile();
    } else {
      int steps = 1 + random.nextInt(random.nextInt(4) == 0 ? 100 : 12);
      for (int i = 0; i < steps; i++) {
        step();
      }
    }
    depth--;
    actor = paused;
    trace.add(paused, () -> "goes on");
  }

  /** A user loses patience, and the others bring to its end all that is under way. */
  private void everythingEndsMeanwhile() {
    as("user", users::stopSomething);
    for (int i = 0; i < LONGEST_PAUSE && !inspector.isAtRest(); i++) {
      step();
    }
    for (int i = random.nextInt(30); i > 0; i--) {
      step();
    }
  }

  /** Runs something in the name of somebody, for the trace and for who may crash. */
  void as(String who, Runnable action) {
    String before = actor;
    actor = who;
    try {
      action.run();
    } finally {
      actor = before;
    }
  }

  private void passToNextEvent() {
    Stream<Instant> due =
        Stream.concat(engines.stream().map(EngineSlot::nextDue), Stream.of(timeline.nextDue()))
            .flatMap(Optional::stream);
    Instant next = due.min(Instant::compareTo).orElse(timeline.instant().plusSeconds(60));
    as("world", () -> timeline.advanceTo(next));
  }

  private void switchMaintenance() {
    if (platform.maintenance().notice().isPresent()) {
      note(() -> "ends maintenance");
      platform.endMaintenance();
    } else {
      note(() -> "begins maintenance");
      platform.beginMaintenance("simulated");
    }
  }

  private void loseJob() {
    behaviours
        .pick(platform.jobs(), users.tools())
        .ifPresent(loss -> {
          mischief.countLostJob();
          inspector.loses(loss.tool(), loss.job());
          note(() -> "job " + loss.job() + " of " + loss.tool() + " is taken away");
          as("world", () -> platform.loseJob(loss.tool(), loss.job()));
        });
  }

  /** A lease for an engine that starts. */
  LeaderLease newLease() {
    return leased
        ? new SimulatedLease(FaultyPort.around(LeaderLease.class, platform.newLease(), this)::hold)
        : new SimulatedLease(() -> true);
  }

  boolean isEngineAtWork() {
    return actor.startsWith(ENGINE);
  }

  /** Takes note that whoever is at work has got the record of a deployment. */
  void looksAtDeployment() {
    engines.stream().filter(engine -> engine.isNamed(actor)).forEach(EngineSlot::looks);
  }

  boolean mayPause() {
    return depth == 0 && !actor.equals("world");
  }

  void note(Supplier<String> what) {
    trace.add(actor, what);
  }

  Mischief mischief() {
    return mischief;
  }

  Inspector inspector() {
    return inspector;
  }

  VirtualTimeline timeline() {
    return timeline;
  }

  InMemoryPlatform platform() {
    return platform;
  }
}

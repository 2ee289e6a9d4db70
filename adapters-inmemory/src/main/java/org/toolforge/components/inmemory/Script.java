package org.toolforge.components.inmemory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.inmemory.BuildBehaviour.End;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.port.BuildSlots;

/**
 * What the fakes are told to do. Whatever is not told goes well and takes a short while. Safe for
 * use by many threads, also while a deployment runs: it holds for what starts from then on.
 */
public final class Script {

  private static final Duration USUAL_BUILD = Duration.ofSeconds(20);
  private static final Duration USUAL_RUN = Duration.ofSeconds(3);

  private enum Receiver {
    UP,
    DOWN,
    FORBIDDEN,
    GONE
  }

  private final Map<ComponentName, BuildBehaviour> builds = new ConcurrentHashMap<>();
  private final Map<ComponentName, RunBehaviour> runs = new ConcurrentHashMap<>();
  private final DemandScript.Book demands = new DemandScript.Book();
  private final Map<ComponentName, List<String>> buildPrints = new ConcurrentHashMap<>();
  private final Map<ComponentName, List<String>> runPrints = new ConcurrentHashMap<>();
  private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
  private volatile Function<ComponentName, BuildBehaviour> otherBuilds =
      component -> BuildBehaviour.succeedsAfter(USUAL_BUILD);
  private volatile Function<ComponentName, RunBehaviour> otherRuns =
      component -> RunBehaviour.readyAfter(USUAL_RUN);
  private volatile int buildSlots = 3;
  private volatile int buildSlotsInAll = BuildSlots.UNLIMITED;
  private volatile boolean lingering;
  private final AtomicInteger conflicts = new AtomicInteger();
  private final AtomicInteger outages = new AtomicInteger();
  private final AtomicInteger failingFetches = new AtomicInteger();
  private final AtomicInteger failingComparisons = new AtomicInteger();

  /** Tells how the builds of a component go. */
  public BuildScript build(String component) {
    return new BuildScript(new ComponentName(component));
  }

  /** Tells how the jobs of a component go. */
  public RunScript run(String component) {
    return new RunScript(new ComponentName(component));
  }

  /** Tells how the runs on demand of a component go. */
  public DemandScript onDemand(String component) {
    return demands.of(new ComponentName(component));
  }

  /** Tells how builds go of which nothing else is told. */
  public Script otherBuilds(Function<ComponentName, BuildBehaviour> behaviour) {
    otherBuilds = behaviour;
    return this;
  }

  /** Tells how jobs go of which nothing else is told. */
  public Script otherRuns(Function<ComponentName, RunBehaviour> behaviour) {
    otherRuns = behaviour;
    return this;
  }

  /** How many builds each tool may have at once, at least 1; 3 when not told. */
  public Script buildSlots(int slots) {
    buildSlots = slots;
    return this;
  }

  /** How many builds all tools together may have at once, at least 1; any number when not told. */
  public Script buildSlotsInAll(int slots) {
    buildSlotsInAll = slots;
    return this;
  }

  /** Lets that many compare-and-set writes find that somebody else wrote. */
  public Script nextWritesConflict(int writes) {
    conflicts.set(writes);
    return this;
  }

  /**
   * Lets that many calls of any store or service answer that it is out of order, whoever makes
   * them: also those of a test. Script it after {@link InMemoryComponents#start}, then let time
   * pass.
   */
  public Script nextCallsFail(int calls) {
    outages.set(calls);
    return this;
  }

  /** Lets that many configs that are fetched lie on a host that does not answer. */
  public Script nextFetchesFail(int fetches) {
    failingFetches.set(fetches);
    return this;
  }

  /** Lets that many comparisons of commits find that the git host does not answer. */
  public Script nextComparisonsFail(int comparisons) {
    failingComparisons.set(comparisons);
    return this;
  }

  /** Lets nobody answer callbacks on a host, or lets somebody answer again. */
  public Script receiverIsDown(String host, boolean down) {
    return receiver(host, down ? Receiver.DOWN : Receiver.UP);
  }

  /** Lets a host be one that may not be called. */
  public Script receiverIsForbidden(String host) {
    return receiver(host, Receiver.FORBIDDEN);
  }

  /** Lets a host want no more callbacks. */
  public Script receiverIsGone(String host) {
    return receiver(host, Receiver.GONE);
  }

  private Script receiver(String host, Receiver state) {
    receivers.put(host, state);
    return this;
  }

  /** Lets namespaces that are removed stay for as long as the script does not say otherwise. */
  public Script namespacesLinger(boolean linger) {
    lingering = linger;
    return this;
  }

  BuildBehaviour ofBuild(ComponentName component) {
    BuildBehaviour told = builds.get(component);
    return told != null ? told : otherBuilds.apply(component);
  }

  RunBehaviour ofRun(ComponentName component) {
    RunBehaviour told = runs.get(component);
    return told != null ? told : otherRuns.apply(component);
  }

  DemandBehaviour ofDemand(ComponentName component) {
    return demands.behaviour(component);
  }

  List<String> printsOfBuild(ComponentName component) {
    return buildPrints.getOrDefault(component, List.of());
  }

  List<String> printsOfRun(ComponentName component) {
    return runPrints.getOrDefault(component, List.of());
  }

  int buildSlots() {
    return buildSlots;
  }

  int buildSlotsInAll() {
    return buildSlotsInAll;
  }

  boolean namespacesLinger() {
    return lingering;
  }

  boolean writeConflicts() {
    return takeOne(conflicts);
  }

  /** Throws instead of letting a call through when the script wants that. */
  void call(String service) {
    if (takeOne(outages)) {
      throw outOfOrder(service);
    }
  }

  /** Like {@link #call}, for the hosts that configs are fetched from. */
  void fetch() {
    String service = "host of the config";
    if (takeOne(failingFetches)) {
      throw outOfOrder(service);
    }
    call(service);
  }

  /** Like {@link #call}, for what compares commits. */
  void compare() {
    String service = "git host";
    if (takeOne(failingComparisons)) {
      throw outOfOrder(service);
    }
    call(service);
  }

  /** Throws instead of letting a callback through when the script wants that. */
  void callReceiver(String host) {
    switch (receivers.getOrDefault(host, Receiver.UP)) {
      case UP -> call("receiver");
      case DOWN -> throw outOfOrder("receiver");
      case FORBIDDEN ->
          throw new ComponentsException.Forbidden(host + " is not public (as the script wants it)");
      case GONE ->
          throw new ComponentsException.NotFound(host + " is gone (as the script wants it)");
    }
  }

  private static ComponentsException.Unavailable outOfOrder(String service) {
    return new ComponentsException.Unavailable(
        "The " + service + " does not answer (as the script wants it)", Duration.ofSeconds(1));
  }

  private static boolean takeOne(AtomicInteger counter) {
    return counter.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  /** How the builds of one component go. Each call replaces one trait and keeps the others. */
  public final class BuildScript {
    private final ComponentName component;

    private BuildScript(ComponentName component) {
      this.component = component;
    }

    public BuildScript takes(Duration duration) {
      BuildBehaviour now = ofBuild(component);
      return told(new BuildBehaviour(now.pending(), duration, now.end()));
    }

    public BuildScript isPendingFor(Duration duration) {
      return told(ofBuild(component).pendingFor(duration));
    }

    public BuildScript succeeds() {
      return told(ofBuild(component).ending(new End.Succeeds()));
    }

    /** It fails for a reason that the tool's owner can mend. */
    public BuildScript failsWith(String message) {
      return told(ofBuild(component).ending(new End.Fails(Fault.CONTENT, message)));
    }

    /** One of its steps fails, for a reason that the tool's owner can mend. */
    public BuildScript failsIn(String step, int exitCode, String output) {
      return told(
          ofBuild(component)
              .ending(
                  new End.Fails(
                      Fault.CONTENT,
                      "Step '%s' failed with exit code %d".formatted(step, exitCode),
                      new FailedStep(step, exitCode, output))));
    }

    /** It fails for a reason that the platform's administrators can mend. */
    public BuildScript failsOnInfrastructureWith(String message) {
      return told(ofBuild(component).ending(new End.Fails(Fault.INFRASTRUCTURE, message)));
    }

    /** The build service loses patience with it. */
    public BuildScript timesOut() {
      return told(
          ofBuild(component)
              .ending(new End.Fails(Fault.TIMEOUT, "The build service stopped it: out of time")));
    }

    public BuildScript neverEnds() {
      return told(ofBuild(component).ending(new End.NeverEnds()));
    }

    public BuildScript vanishes() {
      return told(ofBuild(component).ending(new End.Vanishes()));
    }

    public BuildScript isRefusedWith(String message) {
      return told(ofBuild(component).ending(new End.IsRefused(message)));
    }

    /** It prints these lines while it runs, besides the usual ones. */
    public BuildScript prints(String... lines) {
      buildPrints.put(component, List.of(lines));
      return this;
    }

    private BuildScript told(BuildBehaviour behaviour) {
      builds.put(component, behaviour);
      return this;
    }
  }

  /** How the jobs of one component go. Each call replaces one trait and keeps the others. */
  public final class RunScript {
    private final ComponentName component;

    private RunScript(ComponentName component) {
      this.component = component;
    }

    public RunScript readyAfter(Duration duration) {
      return told(RunBehaviour.readyAfter(duration));
    }

    public RunScript succeeds() {
      return told(ofRun(component).ending(new RunBehaviour.End.Succeeds()));
    }

    public RunScript failsWith(String message) {
      return told(ofRun(component).ending(new RunBehaviour.End.Fails(Fault.CONTENT, message)));
    }

    /** It starts, ends, and starts again until the platform has had enough of it. */
    public RunScript crashLoops() {
      return failsWith("CrashLoopBackOff: the process ended with exit code 1, 3 times in a row");
    }

    public RunScript neverReady() {
      return told(ofRun(component).ending(new RunBehaviour.End.NeverReady()));
    }

    public RunScript vanishes() {
      return told(ofRun(component).ending(new RunBehaviour.End.Vanishes()));
    }

    public RunScript isRefusedWith(String message) {
      return told(ofRun(component).ending(new RunBehaviour.End.IsRefused(message)));
    }

    /** It prints these lines when it has started, besides the usual ones. */
    public RunScript prints(String... lines) {
      runPrints.put(component, List.of(lines));
      return this;
    }

    private RunScript told(RunBehaviour behaviour) {
      runs.put(component, behaviour);
      return this;
    }
  }
}

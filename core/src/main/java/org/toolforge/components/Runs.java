package org.toolforge.components;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.config.Violation;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.Subscription;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunRequest;
import org.toolforge.components.run.RunRules;
import org.toolforge.components.status.Quota;
import org.toolforge.components.status.Quotas;

/**
 * Runs on demand and what they leave. Calls return at once. Safe for use by many threads.
 *
 * <p>Any method may throw {@link ComponentsException.Unavailable} when something behind it does not
 * answer.
 */
public final class Runs {

  private static final System.Logger LOG = System.getLogger(Runs.class.getName());
  private static final int TURNSTILES = 64;

  private final RunService runs;
  private final ResultStore results;
  private final RunOrders orders;
  private final SigningKeyStore keys;
  private final RunLimits limits;
  private final List<Lock> turnstiles =
      Stream.generate(ReentrantLock::new).limit(TURNSTILES).map(Lock.class::cast).toList();
  private final Set<RunId> uploading = ConcurrentHashMap.newKeySet();

  /**
   * @param random makes the ids of runs
   */
  public Runs(
      RunService runs,
      ResultStore results,
      JobService jobs,
      DeploymentStore deployments,
      SigningKeyStore keys,
      RunLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.runs = runs;
    this.results = results;
    this.orders = new RunOrders(jobs, deployments, limits, clock, random);
    this.keys = keys;
    this.limits = limits;
  }

  /** Which rules a request breaks, of those that hold for all tools. */
  public List<Violation> violations(RunRequest request) {
    return RunRules.violations(request, limits);
  }

  /**
   * Runs the image that a component has now, with a command of its own.
   *
   * @throws ComponentsException.NotFound when the tool has no such component, or it was never
   *     deployed
   * @throws ComponentsException.Invalid when the request does not fit
   * @throws ComponentsException.QuotaExceeded when the tool has as many runs going on as it may
   */
  public Run start(ToolName tool, RunRequest request) {
    RunOrder order = orders.order(tool, request);
    Lock turnstile = turnstiles.get(Math.floorMod(tool.hashCode(), TURNSTILES));
    turnstile.lock();
    try {
      refuseBeyond(limits.active() - 1, tool);
      runs.start(order);
      withdrawBeyondLimit(order);
    } finally {
      turnstile.unlock();
    }
    return find(tool, order.id());
  }

  private void refuseBeyond(int most, ToolName tool) {
    List<Run> active = active(tool);
    if (active.size() > most) {
      throw new ComponentsException.QuotaExceeded(
          "Tool %s has %d runs going on, and may have %d: %s. Wait for one to end, or remove one."
              .formatted(
                  tool,
                  active.size(),
                  limits.active(),
                  active.stream().map(run -> run.id().value()).collect(Collectors.joining(", "))));
    }
  }

  /** Another server may have started one at the same moment; then both of them go. */
  private void withdrawBeyondLimit(RunOrder order) {
    try {
      refuseBeyond(limits.active(), order.tool());
    } catch (ComponentsException.QuotaExceeded e) {
      runs.remove(order.tool(), order.id());
      throw e;
    }
  }

  private List<Run> active(ToolName tool) {
    return runs.list(tool).stream().filter(run -> !run.state().isOver()).toList();
  }

  /**
   * The run of that id.
   *
   * @throws ComponentsException.NotFound when there is none
   */
  public Run find(ToolName tool, RunId id) {
    return runs.find(tool, id)
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                "Unable to find run %s of tool %s. It is removed, or never was; list the runs to see"
                        .formatted(id, tool)
                    + " them."));
  }

  /** The runs that are kept, oldest first. */
  public List<Run> list(ToolName tool) {
    return runs.list(tool);
  }

  /**
   * Stops a run if it goes on, and removes it with its results.
   *
   * @return it as it was
   * @throws ComponentsException.NotFound when there is none
   */
  public Run remove(ToolName tool, RunId id) {
    Run run = find(tool, id);
    // While the results cannot be removed, the record stays, so that somebody can try again.
    results.remove(tool, id);
    runs.remove(tool, id);
    removeLate(tool, id);
    return run;
  }

  /** Removes what came for a run while it was removed. */
  private void removeLate(ToolName tool, RunId id) {
    try {
      results.remove(tool, id);
    } catch (ComponentsException.Unavailable e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Results of run {0} of tool {1} may be left that nobody needs: {2}",
          id,
          tool,
          e.getMessage());
    }
  }

  /**
   * What a run prints.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later
   * @throws ComponentsException.NotFound when there is no such run, or what it printed is gone
   */
  public LogReader log(ToolName tool, RunId id, long after, boolean follow) {
    return runs.log(tool, id, after, follow);
  }

  /**
   * What a run left, by path.
   *
   * @throws ComponentsException.NotFound when there is no such run
   */
  public List<ResultFile> results(ToolName tool, RunId id) {
    Run run = find(tool, id);
    return results.list(tool, run.id());
  }

  /**
   * One of the files that a run left.
   *
   * @throws ComponentsException.NotFound when there is no such run, or it left no such file
   */
  public ResultFile result(ToolName tool, RunId id, ResultPath path) {
    return results
        .find(tool, find(tool, id).id(), path)
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                "Unable to find the result %s of run %s. List the results of the run to see what it"
                        .formatted(path, id)
                    + " left."));
  }

  /** Reads a part of what {@link #result} gave. The stream has to be closed. */
  public InputStream read(ToolName tool, RunId id, ResultPath path, long offset, long length) {
    return results.read(tool, id, path, offset, length);
  }

  /**
   * Begins to take files that a run left. It has to be closed; until then there is no other for
   * that run.
   *
   * @throws ComponentsException.NotFound when there is no such run
   * @throws ComponentsException.Conflict while somebody else brings files of that run
   */
  public ResultUpload upload(ToolName tool, RunId id) {
    Run run = find(tool, id);
    if (!uploading.add(id)) {
      throw new ComponentsException.Conflict(
          "The results of run %s are being brought already. Wait until that is done."
              .formatted(id));
    }
    try {
      return new ResultUpload(run, results, limits, () -> endUpload(tool, id));
    } catch (RuntimeException e) {
      uploading.remove(id);
      throw e;
    }
  }

  private void endUpload(ToolName tool, RunId id) {
    uploading.remove(id);
    if (runs.find(tool, id).isEmpty()) {
      removeLate(tool, id);
    }
  }

  /** What whoever brings the results of a run, and nobody else, can show for it. */
  public String uploadToken(ToolName tool, RunId id) {
    SigningKey key = keys.key().derived("upload %s %s".formatted(tool, id));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret());
  }

  /** Whether somebody who shows this may bring the results of a run. */
  public boolean mayUpload(ToolName tool, RunId id, String token) {
    return MessageDigest.isEqual(
        uploadToken(tool, id).getBytes(StandardCharsets.UTF_8),
        token.getBytes(StandardCharsets.UTF_8));
  }

  /** The limits of runs that the tool may meet, and how much of each it uses. */
  public List<Quota> quotas(ToolName tool) {
    List<RunId> kept = runs.list(tool).stream().map(Run::id).toList();
    List<RunId> active = active(tool).stream().map(Run::id).toList();
    return List.of(
        Quotas.activeRuns(limits, active),
        Quotas.keptRuns(limits, kept.stream().filter(id -> !active.contains(id)).toList()));
  }

  /** Calls back, from any thread, soon after runs of a tool change; may do so once too often. */
  public Subscription watch(Consumer<ToolName> onChange) {
    return runs.watch(onChange);
  }
}

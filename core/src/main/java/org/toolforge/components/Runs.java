package org.toolforge.components;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunRequest;

/**
 * Runs on demand and what they leave. Calls return at once. Safe for use by many threads.
 *
 * <p>Any method may throw {@link ComponentsException.Unavailable} when something behind it does not
 * answer.
 */
public final class Runs {

  private final RunService runs;
  private final ResultStore results;
  private final JobService jobs;
  private final DeploymentStore deployments;
  private final SigningKeyStore keys;
  private final RunLimits limits;
  private final InstantSource clock;
  private final RandomGenerator random;

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
    this.jobs = jobs;
    this.deployments = deployments;
    this.keys = keys;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
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
    RunOrder order = order(tool, request);
    runs.start(order);
    return find(tool, order.id());
  }

  private RunOrder order(ToolName tool, RunRequest request) {
    if (runs.list(tool).stream().filter(run -> !run.state().isOver()).count() >= limits.active()) {
      throw new ComponentsException.QuotaExceeded(
          "Tool %s has %d runs going on, and that is the limit. Wait for one to end, or remove one."
              .formatted(tool, limits.active()));
    }
    JobSpec present =
        present(tool, request.component())
            .orElseThrow(() ->
                new ComponentsException.NotFound(
                    "Unable to find an image of component %s of tool %s. Deploy it first."
                        .formatted(request.component(), tool)));
    return new RunOrder(
        RunId.create(clock.instant(), random),
        tool,
        component(present.component(), request),
        present.image(),
        timeout(request),
        request.callback(),
        request.createdBy(),
        clock.instant());
  }

  /** The component as it runs now, else as it was deployed last. */
  private Optional<JobSpec> present(ToolName tool, ComponentName component) {
    Optional<JobSpec> running =
        jobs.list(tool).stream()
            .filter(Job.Owned.class::isInstance)
            .map(job -> ((Job.Owned) job).spec())
            .filter(spec -> spec.component().name().equals(component))
            .filter(spec -> !(spec.component() instanceof OneOffComponent))
            .findFirst();
    return running.or(() ->
        deployments.list(tool).reversed().stream()
            .map(StoredDeployment::deployment)
            .filter(deployment -> deployment.config().component(component).isPresent())
            .map(deployment -> deployed(deployment, component))
            .flatMap(Optional::stream)
            .findFirst());
  }

  private static Optional<JobSpec> deployed(Deployment deployment, ComponentName name) {
    return deployment
        .image(name)
        .map(image -> new JobSpec(deployment.component(name), image, deployment.jobRevision()));
  }

  private static OneOffComponent component(Component of, RunRequest request) {
    RunSpec run = of.run();
    SequencedMap<String, String> env = new LinkedHashMap<>(run.env());
    env.putAll(request.env());
    String command = request.command();
    return new OneOffComponent(
        of.name(),
        of.description(),
        of.build(),
        List.of(),
        new RunSpec(
            command == null ? run.command() : command,
            env,
            run.envFrom(),
            run.cpu(),
            run.memory(),
            run.mount(),
            run.emails(),
            RunSpec.FileLog.DISABLED),
        0,
        OneOffComponent.Rerun.ALWAYS);
  }

  private Duration timeout(RunRequest request) {
    Duration asked = request.timeout();
    if (asked == null) {
      return limits.usualTimeout();
    }
    if (!asked.isPositive() || asked.compareTo(limits.longestTimeout()) > 0) {
      throw ComponentsException.Invalid.because(
          "Validation error at timeout: must be 1 to %d seconds. Received value: '%d'"
              .formatted(limits.longestTimeout().toSeconds(), asked.toSeconds()));
    }
    return asked;
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
    runs.remove(tool, id);
    results.remove(tool, id);
    return run;
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
   * Keeps a file that a run left.
   *
   * @param size how many bytes there are to read
   * @throws ComponentsException.QuotaExceeded when it would be more than a run may leave
   * @throws IOException when the content cannot be read, or ends too early
   */
  public void store(ToolName tool, RunId id, ResultPath path, long size, InputStream content)
      throws IOException {
    List<ResultFile> there =
        results(tool, id).stream().filter(file -> !file.path().equals(path)).toList();
    long bytes = there.stream().mapToLong(ResultFile::size).sum();
    if (there.size() >= limits.resultFiles() || size > limits.resultBytes() - bytes) {
      throw new ComponentsException.QuotaExceeded(
          "The results of a run may be %d files and %d bytes at the most; %s is more than that."
              .formatted(limits.resultFiles(), limits.resultBytes(), path));
    }
    results.put(tool, id, path, size, content);
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

  /** Calls back, from any thread, soon after runs of a tool change; may do so once too often. */
  public Subscription watch(Consumer<ToolName> onChange) {
    return runs.watch(onChange);
  }
}

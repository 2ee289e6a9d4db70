package org.toolforge.components;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.config.Violation;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunRequest;
import org.toolforge.components.run.RunRules;

/** Makes of a request what the platform is asked for. Starts nothing. */
final class RunOrders {

  private final JobService jobs;
  private final DeploymentStore deployments;
  private final RunLimits limits;
  private final InstantSource clock;
  private final RandomGenerator random;

  RunOrders(
      JobService jobs,
      DeploymentStore deployments,
      RunLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.jobs = jobs;
    this.deployments = deployments;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
  }

  RunOrder order(ToolName tool, RunRequest request) {
    List<Violation> violations = RunRules.violations(request, limits);
    if (!violations.isEmpty()) {
      throw new ComponentsException.Invalid(violations, List.of());
    }
    JobSpec present =
        present(tool, request.component())
            .orElseThrow(() ->
                new ComponentsException.NotFound(
                    "Unable to find an image of component %s of tool %s. Deploy the component first."
                        .formatted(request.component(), tool)));
    Instant now = clock.instant();
    return new RunOrder(
        RunId.create(now, random),
        tool,
        component(present.component(), request),
        present.image(),
        request.timeout() == null ? limits.usualTimeout() : request.timeout(),
        request.callback(),
        request.createdBy(),
        now);
  }

  /** The component as it runs now, else as it was deployed last. */
  private Optional<JobSpec> present(ToolName tool, ComponentName component) {
    return jobs.list(tool).stream()
        .filter(Job.Owned.class::isInstance)
        .map(job -> ((Job.Owned) job).spec())
        .filter(spec -> spec.component().name().equals(component))
        // Of a one-off there may be several jobs, of which any may be the newest.
        .filter(spec -> !(spec.component() instanceof OneOffComponent))
        .findFirst()
        .or(() -> lastDeployed(tool, component));
  }

  private Optional<JobSpec> lastDeployed(ToolName tool, ComponentName component) {
    return deployments.list(tool).reversed().stream()
        .map(StoredDeployment::deployment)
        .filter(deployment -> deployment.config().component(component).isPresent())
        .map(deployment -> deployed(deployment, component))
        .flatMap(Optional::stream)
        .findFirst();
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
}

package org.toolforge.components.app.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.app.wiring.Builds;
import org.toolforge.components.app.wiring.ComponentRuntime;
import org.toolforge.components.app.wiring.Storage;
import org.toolforge.components.app.wiring.SystemSettings;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.http.outbound.AddressRange;
import org.toolforge.components.http.outbound.FetchPolicy;
import org.toolforge.components.http.stream.StreamLimits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the server keeps, allows and pretends. */
final class SystemOptions {

  @Option(
      names = "--storage",
      paramLabel = "TYPE",
      defaultValue = "${env:STORAGE_TYPE:-memory}",
      description =
          "Where state is kept: memory (also called mock) or kubernetes; default: memory (or"
              + " STORAGE_TYPE).")
  private String storage = "memory";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:COMPONENTS_DATA}",
      description =
          "Keep the state in this directory too, so that it outlives the server (or"
              + " COMPONENTS_DATA).")
  private @Nullable Path data;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      defaultValue = "${env:KUBECONFIG}",
      description =
          "The cluster of --storage kubernetes, as kubectl knows it (or KUBECONFIG); default: the"
              + " one that this program runs in.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = "${env:COMPONENTS_NAMESPACE}",
      description =
          "Where --storage kubernetes keeps what belongs to no tool (or COMPONENTS_NAMESPACE);"
              + " default: the namespace of the pod, or of the kubeconfig.")
  private @Nullable String namespace;

  @Option(
      names = "--tenants",
      arity = "1",
      paramLabel = "BOOLEAN",
      defaultValue = "${env:COMPONENTS_TENANTS:-true}",
      description =
          "Whether --storage kubernetes prepares and removes the namespaces of tools; default: true"
              + " (or COMPONENTS_TENANTS).")
  private boolean tenants = true;

  @Option(
      names = "--token-lifetime",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:TOKEN_LIFETIME:-365d}",
      description = "How long a deploy token is good for; default: 365d (or TOKEN_LIFETIME).")
  private Duration tokenLifetime = Duration.ofDays(365);

  @Option(
      names = "--keep-deployments",
      paramLabel = "N",
      defaultValue = "${env:MAX_DEPLOYMENTS_RETAINED:-10}",
      description =
          "How many deployments of a tool are kept; default: 10 (or MAX_DEPLOYMENTS_RETAINED).")
  private int keptDeployments = 10;

  @Option(
      names = "--build-timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:BUILD_TIMEOUT_SECONDS:-30m}",
      description = "How long a build may take; default: 30m (or BUILD_TIMEOUT_SECONDS).")
  private Duration build = Limits.DEFAULT.build();

  @Option(
      names = "--readiness-timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:COMPONENTS_READINESS_TIMEOUT:-10m}",
      description =
          "How long a component may take to be ready, or as a one-off to end; default: 10m (or"
              + " COMPONENTS_READINESS_TIMEOUT).")
  private Duration readiness = Limits.DEFAULT.readiness();

  @Option(
      names = "--deployment-timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:DEPLOYMENT_TIMEOUT:-1h}",
      description = "How long a deployment may take; default: 1h (or DEPLOYMENT_TIMEOUT).")
  private Duration deployment = Limits.DEFAULT.deployment();

  @Option(
      names = "--callback-timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:CALLBACK_TIMEOUT:-24h}",
      description =
          "How long after an end it is tried to tell whoever wanted to be called; default: 24h (or"
              + " CALLBACK_TIMEOUT).")
  private Duration callback = CallbackLimits.DEFAULT.patience();

  @Option(
      names = "--allow-fetch",
      paramLabel = "RANGE",
      description =
          "Let configs and repositories be fetched from these addresses, such as 10.1.0.0/16, and"
              + " callbacks go there, though they are not public. May be given several times.")
  private List<String> allowedRanges = new ArrayList<>();

  @Mixin private SourceOptions sources;
  @Mixin private BuildOptions builds;
  @Mixin private RuntimeOptions runtime;
  @Mixin private RunOptions runs;

  @Option(
      names = "--admin",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "${env:COMPONENTS_ADMINS}",
      description =
          "Let this tool, as the gateway says who calls, prepare and remove other tools. May be given"
              + " several times (or COMPONENTS_ADMINS, separated by commas).")
  private List<String> administrators = new ArrayList<>();

  @Option(
      names = "--max-streams",
      paramLabel = "N",
      defaultValue = "${env:COMPONENTS_MAX_STREAMS:-1000}",
      description = "How many answers may be held or streamed at a time; default: 1000.")
  private int maxStreams = 1000;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description =
          "How many times faster than real ones the pretended builds and runs go; default: 6.")
  private double speed = 6;

  double speed(CommandSpec spec) {
    if (!(speed > 0)) {
      throw wrong(spec, "The speed must be a number above 0, not " + speed);
    }
    return speed;
  }

  SystemSettings settings(CommandSpec spec) {
    if (keptDeployments < 1) {
      throw wrong(spec, "At least one deployment must be kept, not " + keptDeployments);
    }
    if (maxStreams < 1) {
      throw wrong(spec, "At least one stream must be allowed, not " + maxStreams);
    }
    Limits usual = Limits.DEFAULT;
    StreamLimits streams = StreamLimits.DEFAULT;
    List<AddressRange> allowed = ranges(spec);
    return new SystemSettings(
        storage(spec),
        new Limits(usual.preparing(), build, readiness, deployment, keptDeployments),
        tokenLifetime,
        FetchPolicy.usual().allowing(allowed),
        sources.settings(spec, allowed, builds.areReal()),
        builds(spec),
        runtime(spec),
        runs.settings(spec, data),
        new StreamLimits(
            maxStreams,
            Math.min(streams.perTool(), maxStreams),
            streams.longest(),
            streams.heartbeat()),
        CallbackLimits.DEFAULT.patientFor(callback),
        administrators(spec));
  }

  private Builds builds(CommandSpec spec) {
    if (builds.areReal() && !storage.equals("kubernetes")) {
      throw wrong(spec, "--builds tekton goes with --storage kubernetes");
    }
    return builds.builds(spec);
  }

  private ComponentRuntime runtime(CommandSpec spec) {
    if (runtime.isReal() && !storage.equals("kubernetes")) {
      throw wrong(spec, "--runtime kubernetes goes with --storage kubernetes");
    }
    return runtime.runtime(spec);
  }

  private Storage storage(CommandSpec spec) {
    return switch (storage) {
      case "memory", "mock" -> new Storage.InMemory(data);
      case "kubernetes" -> {
        if (data != null) {
          throw wrong(spec, "--data goes with --storage memory; a cluster keeps the state itself");
        }
        yield new Storage.Kubernetes(kubeconfig, namespace, tenants);
      }
      default ->
          throw wrong(
              spec, "The storage must be memory or kubernetes, not '%s'".formatted(storage));
    };
  }

  private Set<ToolName> administrators(CommandSpec spec) {
    try {
      return administrators.stream()
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .map(ToolName::new)
          .collect(Collectors.toUnmodifiableSet());
    } catch (ComponentsException.Invalid e) {
      throw wrong(spec, "Wrong name of an administrator. " + e.getMessage());
    }
  }

  private List<AddressRange> ranges(CommandSpec spec) {
    try {
      return allowedRanges.stream().map(AddressRange::parse).toList();
    } catch (IllegalArgumentException e) {
      throw wrong(spec, String.valueOf(e.getMessage()));
    }
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

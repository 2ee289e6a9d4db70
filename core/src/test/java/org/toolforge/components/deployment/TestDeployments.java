package org.toolforge.components.deployment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.TestPlans;

/**
 * Deployments for tests, in any state: what a test does not say has a value that does not matter.
 */
public final class TestDeployments {

  public static final ToolName TOOL = new ToolName("mytool");

  /** When deployments are created that say nothing else. */
  public static final Instant CREATED = Instant.parse("2026-04-04T12:00:00Z");

  private TestDeployments() {}

  public static Builder of(Component... components) {
    return of(TestConfigs.config(components));
  }

  public static Builder of(ToolConfig config) {
    return new Builder(config);
  }

  /** The id that ends with this; up to 10 lower-case letters and digits. */
  public static DeploymentId id(String suffix) {
    return new DeploymentId(TOOL + "-deploy-20260404-120000-" + suffix);
  }

  /** A deployment in the making. It runs through its phases in no time at all. */
  public static final class Builder {
    private final ToolConfig config;
    private final Map<ComponentName, BuildProgress> builds = new LinkedHashMap<>();
    private final Map<ComponentName, RunProgress> runs = new LinkedHashMap<>();
    private UnaryOperator<TestPlans.Builder> planning = plan -> plan;
    private ToolName tool = TOOL;
    private DeploymentId id = TestDeployments.id("k3v9x2m7qp");
    private Instant createdAt = CREATED;
    private DeploymentRequest request = DeploymentRequest.by("somebody", "test");
    private Intent intent = Intent.RUN;

    private Builder(ToolConfig config) {
      this.config = config;
    }

    public Builder tool(String name) {
      tool = new ToolName(name);
      return this;
    }

    /** Sets how the id ends, which is also the revision of its jobs. */
    public Builder id(String suffix) {
      id = TestDeployments.id(suffix);
      return this;
    }

    public Builder createdAt(Instant time) {
      createdAt = time;
      return this;
    }

    public Builder request(DeploymentRequest other) {
      request = other;
      return this;
    }

    public Builder only(String... components) {
      planning = then(plan -> plan.only(components));
      request =
          request.onlyComponents(
              Set.copyOf(List.of(components).stream().map(ComponentName::new).toList()));
      return this;
    }

    public Builder wanting(Intent wish) {
      intent = wish;
      return this;
    }

    /** Says what was there when it was planned. */
    public Builder planned(UnaryOperator<TestPlans.Builder> state) {
      planning = then(state);
      return this;
    }

    private UnaryOperator<TestPlans.Builder> then(UnaryOperator<TestPlans.Builder> next) {
      UnaryOperator<TestPlans.Builder> before = planning;
      return plan -> next.apply(before.apply(plan));
    }

    /** Says how far a build is, once there is a plan. */
    public Builder build(String component, BuildProgress progress) {
      builds.put(new ComponentName(component), progress);
      return this;
    }

    /** Says how far a run is, once there is a plan. */
    public Builder run(String component, RunProgress progress) {
      runs.put(new ComponentName(component), progress);
      return this;
    }

    /** The plan that {@link #in} puts into place. */
    public Plan plan() {
      return planning.apply(TestPlans.of(config)).plan();
    }

    /** Nothing was done for it yet. */
    public Deployment fresh() {
      return Deployment.create(id, tool, createdAt, request, snapshot()).wanting(intent);
    }

    /** It has its plan and is in that phase, which is one before cleaning. */
    public Deployment in(Phase phase) {
      Deployment planned = fresh().prepared(plan(), snapshot());
      Deployment inPhase = phase == Phase.PREPARING ? planned : planned.enter(phase, createdAt);
      return inPhase
          .withBuilds(merged(inPhase.progress().builds(), builds))
          .withRuns(merged(inPhase.progress().runs(), runs));
    }

    /** Every image is there, and it brings up its components. */
    public Deployment running() {
      for (ComponentName name : config.components().keySet()) {
        builds.putIfAbsent(name, built(name.value()));
      }
      Deployment planned = fresh().prepared(plan(), snapshot());
      builds.keySet().removeIf(name -> !isBuilt(planned, name));
      return in(Phase.RUNNING);
    }

    private boolean isBuilt(Deployment planned, ComponentName name) {
      return planned.progress().builds().get(name) instanceof BuildProgress.Queued;
    }

    /** It brought up its components, and ends like that. */
    public Deployment cleaning(Verdict verdict) {
      return running().ending(verdict, createdAt);
    }

    /** It is over, and ended like that. */
    public Deployment finished(Verdict verdict) {
      return cleaning(verdict).finished(createdAt);
    }

    /** Everything went well. */
    public Deployment successful() {
      for (ComponentName name : config.components().keySet()) {
        runs.putIfAbsent(name, new RunProgress.Ready(createdAt, createdAt.plusSeconds(5)));
      }
      return finished(Verdict.SUCCESS);
    }

    private ConfigSnapshot snapshot() {
      return new ConfigSnapshot(1, TestConfigs.document(config), "");
    }

    private static <P> SequencedMap<ComponentName, P> merged(
        SequencedMap<ComponentName, P> planned, Map<ComponentName, P> told) {
      SequencedMap<ComponentName, P> merged = new LinkedHashMap<>(planned);
      merged.replaceAll((name, progress) -> either(told.get(name), progress));
      return merged;
    }

    private static <P> P either(@Nullable P told, P planned) {
      return told == null ? planned : told;
    }
  }

  /** A build that took 20 seconds from {@link #CREATED} on. */
  public static BuildProgress.Built built(String component) {
    return new BuildProgress.Built(
        component + "-build", TestPlans.image(component), CREATED, CREATED.plusSeconds(20));
  }

  /** A build that the service has been running since {@link #CREATED}. */
  public static BuildProgress.Building building(String component) {
    return new BuildProgress.Building(component + "-build", CREATED, true, "");
  }
}

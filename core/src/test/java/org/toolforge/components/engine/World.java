package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.BuildState;

/**
 * What is observed around one deployment: nothing but what a test says, and two free build slots.
 */
final class World {

  private final Deployment deployment;
  private final List<Build> builds = new ArrayList<>();
  private final List<BuildKey> holders = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private Preparation preparation = new Preparation.NotNeeded();
  private @Nullable String maintenance;
  private int slots = 2;
  private Instant now = TestDeployments.CREATED.plusSeconds(60);

  private World(Deployment deployment) {
    this.deployment = deployment;
  }

  static World around(Deployment deployment) {
    return new World(deployment);
  }

  World after(Duration time) {
    now = deployment.createdAt().plus(time);
    return this;
  }

  World planned(Plan plan) {
    preparation = new Preparation.Planned(plan, deployment.progress().config());
    return this;
  }

  World prepared(Preparation other) {
    preparation = other;
    return this;
  }

  World maintained(String notice) {
    maintenance = notice;
    return this;
  }

  World slots(int limit) {
    slots = limit;
    return this;
  }

  /** Lets another deployment's build hold a slot. */
  World otherBuild(String component) {
    holders.add(new BuildKey(TestDeployments.id("other"), new ComponentName(component)));
    return this;
  }

  World build(String component, BuildState state) {
    BuildKey key = deployment.buildKey(new ComponentName(component));
    builds.add(
        new Build(
            key, component + "-build", TestPlans.source(deployment.config(), component), state));
    if (state.isActive()) {
      holders.add(key);
    }
    return this;
  }

  World built(String... components) {
    for (String component : components) {
      build(component, new BuildState.Succeeded(TestPlans.image(component)));
    }
    return this;
  }

  /** Lets there be the job that this deployment applies. */
  World job(String component, JobState state) {
    ComponentName name = new ComponentName(component);
    Image image = deployment.image(name).orElse(TestPlans.image(component));
    return job(new JobSpec(deployment.component(name), image, deployment.jobRevision()), state);
  }

  /** Lets there be a job as an earlier deployment applied it. */
  World earlierJob(String component, JobState state) {
    return job(
        new JobSpec(
            deployment.component(new ComponentName(component)),
            TestPlans.image(component),
            new JobRevision("before")),
        state);
  }

  World job(JobSpec spec, JobState state) {
    jobs.add(new Job.Owned(spec, state));
    return this;
  }

  World foreignJob(Job.Foreign job) {
    jobs.add(job);
    return this;
  }

  World ready(String... components) {
    for (String component : components) {
      boolean once = deployment.component(new ComponentName(component)) instanceof OneOffComponent;
      job(component, once ? new JobState.Succeeded() : new JobState.Ready());
    }
    return this;
  }

  World rejectsBuild(String component, ComponentsException error) {
    rejections.add(
        new Rejection(
            new Effect.StartBuild(
                deployment.buildKey(new ComponentName(component)),
                new BuildRequest(
                    TestPlans.source(deployment.config(), component),
                    GitRef.HEAD,
                    Duration.ofMinutes(30),
                    null)),
            error));
    return this;
  }

  World rejectsJob(String component, ComponentsException error) {
    ComponentName name = new ComponentName(component);
    rejections.add(
        new Rejection(
            new Effect.ApplyJob(
                new JobSpec(
                    deployment.component(name),
                    TestPlans.image(component),
                    deployment.jobRevision())),
            error));
    return this;
  }

  Observations seen() {
    if (maintenance != null) {
      return Observations.duringMaintenance(preparation, maintenance);
    }
    return new Observations(preparation, builds, new BuildSlots(slots, holders), jobs, rejections);
  }

  Instant now() {
    return now;
  }

  Decided decide() {
    return new Decided(new Reconciler(Limits.DEFAULT).reconcile(deployment, seen(), now));
  }
}

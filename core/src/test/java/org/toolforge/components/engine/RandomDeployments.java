package org.toolforge.components.engine;

import static org.toolforge.components.deployment.TestDeployments.CREATED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent.Rerun;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.RunStep;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.port.BuildState;

/** Makes up small deployments in any state, and what might be seen around them. */
final class RandomDeployments {

  private final Random random;
  private Plan plan = TestDeployments.of().plan();

  RandomDeployments(long seed) {
    random = new Random(seed);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  Instant now() {
    return CREATED.plusSeconds(chance(90) ? random.nextInt(1900) : random.nextInt(5000));
  }

  private Instant since() {
    return CREATED.plusSeconds(random.nextInt(60));
  }

  Deployment deployment() {
    List<Component> components = components();
    List<String> there = new ArrayList<>();
    for (Component component : components) {
      if (chance(30)) {
        there.add(component.name().value());
      }
    }
    TestDeployments.Builder builder =
        TestDeployments.of(TestConfigs.config(components.toArray(Component[]::new)))
            .wanting(chance(80) ? Intent.RUN : chance(50) ? Intent.CANCEL : Intent.DELETE)
            .planned(planned -> {
              for (String name : there) {
                planned.running(name);
              }
              return planned;
            });
    plan = builder.plan();
    if (chance(10)) {
      return builder.fresh();
    }
    boolean allBuilt = chance(60);
    for (BuildStep step : plan.builds()) {
      if (step.action() instanceof BuildStep.Action.Build) {
        String name = step.component().value();
        builder.build(name, allBuilt ? TestDeployments.built(name) : build(name));
      }
    }
    if (!allBuilt) {
      return builder.in(chance(30) ? Phase.WAITING : Phase.BUILDING);
    }
    for (RunStep step : plan.runs()) {
      if (chance(60)) {
        builder.run(step.component().value(), run());
      }
    }
    return switch (random.nextInt(10)) {
      case 0 -> builder.cleaning(Verdict.SUCCESS);
      case 1 -> builder.cleaning(Verdict.failed(Outcome.ERROR_CONTENT, "no"));
      case 2 -> builder.finished(Verdict.CANCELLED);
      default -> builder.running();
    };
  }

  private List<Component> components() {
    List<Component> components = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      TestConfigs.Builder<? extends Component> builder =
          switch (random.nextInt(4)) {
            case 0 -> TestConfigs.scheduled("c" + i);
            case 1 ->
                TestConfigs.oneOff("c" + i).rerun(chance(50) ? Rerun.ALWAYS : Rerun.ON_CHANGE);
            default -> TestConfigs.continuous("c" + i);
          };
      for (int dependency = 0; dependency < i; dependency++) {
        if (chance(40)) {
          builder.waitFor("c" + dependency);
        }
      }
      if (i > 0 && chance(20)) {
        builder.reusing("c0");
      }
      components.add(builder.build());
    }
    return components;
  }

  private BuildProgress build(String name) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new BuildProgress.Queued("");
      case 2 -> new BuildProgress.Requested(since(), "");
      case 3 -> new BuildProgress.Building(name + "-build", since(), true, "");
      case 4 -> TestDeployments.built(name);
      default -> new BuildProgress.Failed(name + "-build", Fault.CONTENT, "no", since(), since());
    };
  }

  private RunProgress run() {
    return switch (random.nextInt(5)) {
      case 0 -> new RunProgress.Requested(since(), "");
      case 1 -> new RunProgress.Starting(since(), "");
      case 2 -> new RunProgress.Ready(since(), since());
      case 3 -> new RunProgress.Unchanged();
      default -> new RunProgress.Failed(Fault.CONTENT, "no", since(), since());
    };
  }

  /** Whatever can be seen at all. */
  Observations observations(Deployment deployment) {
    return observations(deployment, true);
  }

  /** What can be seen when only this deployment asks for its builds and jobs. */
  Observations plausibleObservations(Deployment deployment) {
    return observations(deployment, false);
  }

  private Observations observations(Deployment deployment, boolean anything) {
    World world = World.around(deployment).planned(plan).slots(1 + random.nextInt(3));
    if (chance(20)) {
      world.otherBuild("other");
    }
    for (BuildStep step : plan.builds()) {
      if (step.action() instanceof BuildStep.Action.Build) {
        String name = step.component().value();
        BuildProgress build = deployment.progress().builds().get(step.component());
        boolean asked = build != null && !(build instanceof BuildProgress.Queued);
        if ((anything || asked) && chance(60)) {
          world.build(name, buildState(name));
        } else if ((anything || build instanceof BuildProgress.Requested) && chance(30)) {
          world.rejectsBuild(name, error());
        }
      }
    }
    for (ComponentName name : deployment.config().components().keySet()) {
      RunProgress run = deployment.progress().runs().get(name);
      boolean asked = run != null && !(run instanceof RunProgress.Waiting);
      if ((anything || asked) && chance(50)) {
        world.job(name.value(), jobState());
      } else if (chance(40)) {
        world.earlierJob(name.value(), jobState());
      } else if ((anything || run instanceof RunProgress.Requested) && chance(20)) {
        world.rejectsJob(name.value(), error());
      }
    }
    return world.seen();
  }

  private BuildState buildState(String name) {
    return switch (random.nextInt(5)) {
      case 0 -> new BuildState.Pending("");
      case 1 -> new BuildState.Failed(Fault.INFRASTRUCTURE, "no");
      case 2 -> new BuildState.Cancelled();
      case 3 -> new BuildState.Succeeded(TestPlans.image(name));
      default -> new BuildState.Running();
    };
  }

  private JobState jobState() {
    return switch (random.nextInt(4)) {
      case 0 -> new JobState.Starting("");
      case 1 -> new JobState.Failed(Fault.CONTENT, "no");
      case 2 -> new JobState.Succeeded();
      default -> new JobState.Ready();
    };
  }

  private ComponentsException error() {
    return switch (random.nextInt(4)) {
      case 0 -> new ComponentsException.QuotaExceeded("full");
      case 1 -> new ComponentsException.Unavailable("no answer", Duration.ofSeconds(1));
      case 2 -> new ComponentsException.Conflict("not ours");
      default -> ComponentsException.Invalid.because("never");
    };
  }
}

package org.toolforge.components.kubernetes.mapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Estimate;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.Reason;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.RunStep;

/** Makes up plans that make no sense. */
record RandomPlans(Random random, List<ComponentName> names) {

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private ComponentName name() {
    return any(names);
  }

  private <T> List<T> some(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      items.add(item.get());
    }
    return items;
  }

  Plan plan() {
    return new Plan(
        some(() -> new BuildStep(name(), action(), some(this::reason))),
        some(() ->
            new RunStep(
                name(),
                any(List.of(RunStep.Action.values())),
                some(this::name),
                some(this::reason))),
        some(() -> new RemoveStep(name(), new JobName("job"), some(this::reason))),
        some(() -> some(this::name)),
        new Estimate(
            Duration.ofSeconds(random.nextInt(5000), random.nextInt(1_000_000_000)),
            some(this::name),
            random.nextBoolean()));
  }

  private Reason reason() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Reason.Changed(
              any(List.of("run.env", "image", "new", "changed:new", "shares-build-of:x")));
      case 1 -> new Reason.SharesBuild(name().value());
      default -> any(List.of(Reason.Because.values()));
    };
  }

  private BuildStep.Action action() {
    return switch (random.nextInt(3)) {
      case 0 -> new BuildStep.Action.Build(source());
      case 1 -> new BuildStep.Action.Reuse(source(), new Image("registry.example/x@sha256:1"));
      default -> new BuildStep.Action.None(name());
    };
  }

  private ResolvedSource source() {
    return new ResolvedSource(
        new RepositoryUrl("https://git.example/x"),
        new Commit("0123abcd"),
        random.nextBoolean(),
        random.nextBoolean());
  }
}

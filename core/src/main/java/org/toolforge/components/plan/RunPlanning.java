package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.OneOffComponent.Rerun;
import org.toolforge.components.plan.Reason.Because;

/** Decides what happens to each component's job. */
final class RunPlanning {

  /** The images that are known before anything is built. */
  private final Map<ComponentName, Image> images = new HashMap<>();

  private final CurrentJobs jobs;
  private final PlanOptions options;

  RunPlanning(List<BuildStep> builds, CurrentJobs jobs, PlanOptions options) {
    this.jobs = jobs;
    this.options = options;
    for (BuildStep build : builds) {
      if (build.action() instanceof BuildStep.Action.Reuse reuse) {
        images.put(build.component(), reuse.image());
      }
    }
    Map<ComponentName, Image> shared = new HashMap<>();
    follow(builds, shared);
    images.putAll(shared);
  }

  /** An image may come from a component that in turn shares one: two hops at the most. */
  private void follow(List<BuildStep> builds, Map<ComponentName, Image> shared) {
    Map<ComponentName, ComponentName> imageOf = new HashMap<>();
    for (BuildStep build : builds) {
      if (build.action() instanceof BuildStep.Action.None none) {
        imageOf.put(build.component(), none.imageOf());
      }
    }
    imageOf.forEach((component, builder) -> {
      Image image = images.get(imageOf.getOrDefault(builder, builder));
      if (image != null) {
        shared.put(component, image);
      }
    });
  }

  /** A step for each of the components, in their order. */
  List<RunStep> steps(Collection<Component> components) {
    List<RunStep> steps = new ArrayList<>(components.size());
    for (Component component : components) {
      steps.add(component instanceof OneOffComponent oneOff ? oneOff(oneOff) : lasting(component));
    }
    return steps;
  }

  private RunStep lasting(Component component) {
    Optional<Job.Owned> job = jobs.lasting(component.name());
    if (job.isEmpty()) {
      return step(component, RunStep.Action.CREATE, List.of(Because.NEW));
    }
    List<Reason> reasons = new ArrayList<>();
    Set<String> changed =
        new LinkedHashSet<>(JobSettings.differences(job.get().spec().component(), component));
    job.get().drift().forEach(drift -> changed.add(drift.path()));
    boolean otherImage = changed.remove(Because.IMAGE.code());
    if (otherImage || imageChanges(component, job.get().spec())) {
      reasons.add(Because.IMAGE);
    }
    changed.forEach(path -> reasons.add(new Reason.Changed(path)));
    if (!job.get().state().isSatisfied()) {
      reasons.add(Because.UNHEALTHY);
    }
    return changed.isEmpty() ? restart(component, reasons) : update(component, reasons);
  }

  private RunStep oneOff(OneOffComponent component) {
    Optional<JobSpec> succeeded = jobs.succeededOneOff(component.name());
    if (succeeded.isEmpty()) {
      return step(component, RunStep.Action.CREATE, List.of(Because.NEVER_SUCCEEDED));
    }
    List<Reason> reasons = new ArrayList<>();
    if (component.rerun() == Rerun.ALWAYS && !options.done().contains(component.name())) {
      reasons.add(Because.RERUN_ALWAYS);
    }
    if (imageChanges(component, succeeded.get())) {
      reasons.add(Because.IMAGE);
    }
    JobSettings.differences(succeeded.get().component(), component)
        .forEach(path -> reasons.add(new Reason.Changed(path)));
    return restart(component, reasons);
  }

  private RunStep update(Component component, List<Reason> reasons) {
    return step(component, RunStep.Action.UPDATE, reasons);
  }

  private RunStep restart(Component component, List<Reason> reasons) {
    if (options.forceRun() && !options.done().contains(component.name())) {
      reasons.add(Because.FORCED);
    }
    return reasons.isEmpty()
        ? step(component, RunStep.Action.UNCHANGED, List.of(Because.UNCHANGED))
        : step(component, RunStep.Action.RESTART, reasons);
  }

  private static RunStep step(Component component, RunStep.Action action, List<Reason> reasons) {
    return new RunStep(component.name(), action, component.waitFor(), reasons);
  }

  private boolean imageChanges(Component component, JobSpec running) {
    return !running.image().equals(images.get(component.name()));
  }
}

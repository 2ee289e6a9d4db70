package org.toolforge.components.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Durations;
import org.toolforge.components.plan.JobSpec;

/** What the earlier deployments of a tool tell about it. */
final class History {

  private History() {}

  /** How each one-off looked when a deployment last saw it end well, or found that it had. */
  static Map<ComponentName, JobSpec> succeededOneOffs(List<Deployment> oldestFirst) {
    Map<ComponentName, JobSpec> succeeded = new HashMap<>();
    for (Deployment deployment : oldestFirst) {
      deployment
          .progress()
          .runs()
          .forEach((name, run) -> {
            Component component = deployment.component(name);
            if (run.isSatisfied() && component instanceof OneOffComponent) {
              deployment
                  .image(name)
                  .ifPresent(image ->
                      succeeded.put(name, new JobSpec(component, image, deployment.jobRevision())));
            }
          });
    }
    return succeeded;
  }

  /** How long each build and each start took the last time. */
  static Durations durations(List<Deployment> oldestFirst) {
    Map<ComponentName, Duration> builds = new HashMap<>();
    Map<ComponentName, Duration> runs = new HashMap<>();
    for (Deployment deployment : oldestFirst) {
      deployment
          .progress()
          .builds()
          .forEach((name, build) -> {
            if (build instanceof BuildProgress.Built built) {
              builds.put(name, built.duration());
            }
          });
      deployment
          .progress()
          .runs()
          .forEach((name, run) -> {
            if (run instanceof RunProgress.Ready ready) {
              runs.put(name, ready.duration());
            }
          });
    }
    return new Durations(builds, runs);
  }
}

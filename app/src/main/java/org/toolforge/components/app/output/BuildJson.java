package org.toolforge.components.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Image;

/** The builds of a deployment, in words that clients of Toolforge know. */
final class BuildJson {

  private static final String NO_ID_YET = "no-id-yet";
  private static final String NO_BUILD_NEEDED = "no-build-needed";
  private static final String NO_IMAGE_YET = "no-image-yet";

  private BuildJson() {}

  static JsonNode all(Deployment deployment) {
    ObjectNode builds = JsonText.object();
    List<BuildStep> steps = deployment.plan().map(plan -> plan.builds()).orElse(List.of());
    for (BuildStep step : steps) {
      ComponentName name = step.component();
      BuildProgress build = deployment.progress().builds().get(name);
      if (build != null) {
        ObjectNode json = builds.putObject(name.value());
        json.put("build_id", id(build));
        json.put("build_status", JsonText.word(build.status()));
        json.put("build_image", deployment.image(name).map(Image::reference).orElse(NO_IMAGE_YET));
        json.put("build_long_status", build.message());
        json.put("resolved_ref", Commits.of(step, steps));
        json.put("reason", step.reasons().getFirst().code());
        json.put("started_at", JsonText.time(startedAt(build)));
      }
    }
    return builds;
  }

  private static String id(BuildProgress build) {
    String id =
        switch (build) {
          case BuildProgress.Queued ignored -> "";
          case BuildProgress.Requested ignored -> "";
          case BuildProgress.NotStarted ignored -> "";
          case BuildProgress.Building building -> building.buildId();
          case BuildProgress.Built built -> built.buildId();
          case BuildProgress.Failed failed -> failed.buildId();
          case BuildProgress.Stopped stopped -> stopped.buildId();
          case BuildProgress.Reused ignored -> NO_BUILD_NEEDED;
          case BuildProgress.Shared ignored -> NO_BUILD_NEEDED;
        };
    return id.isEmpty() ? NO_ID_YET : id;
  }

  private static @Nullable Instant startedAt(BuildProgress build) {
    return switch (build) {
      case BuildProgress.Queued ignored -> null;
      case BuildProgress.NotStarted ignored -> null;
      case BuildProgress.Reused ignored -> null;
      case BuildProgress.Shared ignored -> null;
      case BuildProgress.Requested requested -> requested.since();
      case BuildProgress.Building building -> building.since();
      case BuildProgress.Built built -> built.since();
      case BuildProgress.Failed failed -> failed.since();
      case BuildProgress.Stopped stopped -> stopped.since();
    };
  }
}

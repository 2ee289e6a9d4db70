package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;

/** An entry of {@code status.builds}. */
final class BuildJson {

  private BuildJson() {}

  static JsonObject write(ComponentName component, BuildProgress build) {
    ObjectWriter entry =
        new ObjectWriter()
            .text("component", component.value())
            .word("status", build.status())
            .text("state", state(build))
            .words("message", build.message());
    return switch (build) {
      case BuildProgress.Queued ignored -> entry.written();
      case BuildProgress.Requested requested ->
          entry.time("startedAt", requested.since()).written();
      case BuildProgress.Building building ->
          entry
              .words("buildId", building.buildId())
              .truth("running", building.running())
              .time("startedAt", building.since())
              .written();
      case BuildProgress.Built built ->
          entry
              .words("buildId", built.buildId())
              .text("image", built.image().reference())
              .time("startedAt", built.since())
              .time("finishedAt", built.until())
              .written();
      case BuildProgress.Reused reused -> entry.text("image", reused.image().reference()).written();
      case BuildProgress.Shared shared -> entry.text("imageOf", shared.imageOf().value()).written();
      case BuildProgress.Failed failed ->
          entry
              .words("buildId", failed.buildId())
              .word("fault", failed.fault())
              .object("step", failed.step(), BuildJson::step)
              .time("startedAt", failed.since())
              .time("finishedAt", failed.until())
              .written();
      case BuildProgress.NotStarted ignored -> entry.written();
      case BuildProgress.Stopped stopped ->
          entry
              .words("buildId", stopped.buildId())
              .time("startedAt", stopped.since())
              .time("finishedAt", stopped.until())
              .written();
    };
  }

  private static String state(BuildProgress build) {
    return switch (build) {
      case BuildProgress.Queued ignored -> "queued";
      case BuildProgress.Requested ignored -> "requested";
      case BuildProgress.Building ignored -> "building";
      case BuildProgress.Built ignored -> "built";
      case BuildProgress.Reused ignored -> "reused";
      case BuildProgress.Shared ignored -> "shared";
      case BuildProgress.Failed ignored -> "failed";
      case BuildProgress.NotStarted ignored -> "not_started";
      case BuildProgress.Stopped ignored -> "stopped";
    };
  }

  private static JsonObject step(FailedStep step) {
    return new ObjectWriter()
        .text("name", step.name())
        .whole("exitCode", step.exitCode())
        .words("output", step.output())
        .written();
  }

  private static FailedStep step(ObjectReader step) {
    return new FailedStep(
        step.text("name"), (int) step.whole("exitCode", 0), step.text("output", ""));
  }

  static BuildProgress read(ObjectReader entry) {
    String message = entry.text("message", "");
    String state = entry.text("state");
    return switch (state) {
      case "queued" -> new BuildProgress.Queued(message);
      case "requested" -> new BuildProgress.Requested(entry.time("startedAt"), message);
      case "building" ->
          new BuildProgress.Building(
              entry.text("buildId", ""), entry.time("startedAt"), entry.truth("running"), message);
      case "built" ->
          new BuildProgress.Built(
              entry.text("buildId", ""),
              entry.name("image", Image::new),
              entry.time("startedAt"),
              entry.time("finishedAt"));
      case "reused" -> new BuildProgress.Reused(entry.name("image", Image::new), message);
      case "shared" -> new BuildProgress.Shared(entry.name("imageOf", ComponentName::new));
      case "failed" ->
          new BuildProgress.Failed(
              entry.text("buildId", ""),
              entry.word("fault", Fault.class),
              message,
              entry.object("step").map(BuildJson::step).orElse(null),
              entry.time("startedAt"),
              entry.time("finishedAt"));
      case "not_started" -> new BuildProgress.NotStarted(message);
      case "stopped" ->
          new BuildProgress.Stopped(
              entry.text("buildId", ""),
              message,
              entry.time("startedAt"),
              entry.time("finishedAt"));
      default ->
          throw entry.unknown(
              "state",
              state,
              Stream.of(
                  "queued",
                  "requested",
                  "building",
                  "built",
                  "reused",
                  "shared",
                  "failed",
                  "not_started",
                  "stopped"));
    };
  }
}

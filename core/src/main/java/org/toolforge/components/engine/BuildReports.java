package org.toolforge.components.engine;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.BuildState;

/** What the build service says, as progress of a deployment. */
final class BuildReports {

  private BuildReports() {}

  static BuildProgress progress(Build build, Instant since, Instant now) {
    String id = build.id();
    return switch (build.state()) {
      case BuildState.Pending pending ->
          new BuildProgress.Building(id, since, false, pending.message());
      case BuildState.Running ignored -> new BuildProgress.Building(id, since, true, "");
      case BuildState.Succeeded succeeded ->
          new BuildProgress.Built(id, succeeded.image(), since, now);
      case BuildState.Failed failed ->
          new BuildProgress.Failed(id, failed.fault(), failed.message(), failed.step(), since, now);
      case BuildState.Cancelled ignored ->
          new BuildProgress.Failed(
              id,
              Fault.INFRASTRUCTURE,
              "The build was cancelled at the build service. Deploy again.",
              since,
              now);
    };
  }

  /** What an attempt to start a build means that the service did not take. */
  static BuildProgress rejected(
      ComponentsException error, BuildProgress.Requested requested, Instant now) {
    String message = String.valueOf(error.getMessage());
    return switch (error) {
      case ComponentsException.QuotaExceeded ignored -> new BuildProgress.Queued(message);
      case ComponentsException.Unavailable ignored ->
          new BuildProgress.Requested(requested.since(), message);
      case ComponentsException.Invalid ignored -> failed(Fault.CONTENT, message, requested, now);
      case ComponentsException.Malformed ignored -> failed(Fault.CONTENT, message, requested, now);
      case ComponentsException.NotFound ignored -> failed(Fault.CONTENT, message, requested, now);
      case ComponentsException.NotFetched ignored -> failed(Fault.CONTENT, message, requested, now);
      case ComponentsException.Stale ignored ->
          failed(Fault.INFRASTRUCTURE, message, requested, now);
      case ComponentsException.Conflict ignored ->
          failed(Fault.INFRASTRUCTURE, message, requested, now);
      case ComponentsException.Forbidden ignored ->
          failed(Fault.INFRASTRUCTURE, message, requested, now);
    };
  }

  private static BuildProgress failed(
      Fault fault, String message, BuildProgress.Requested requested, Instant now) {
    return new BuildProgress.Failed("", fault, message, requested.since(), now);
  }

  /** What a queued build waits for. Nothing in it changes while only others come and go. */
  static String waiting(BuildSlots slots, List<ComponentName> askedFor) {
    if (slots.holders().size() + askedFor.size() < slots.limit()) {
      return "waiting for one of the %d build slots that all tools share"
          .formatted(slots.limitInAll());
    }
    List<String> holders =
        Stream.concat(slots.holders().stream().map(BuildKey::component), askedFor.stream())
            .map(ComponentName::value)
            .distinct()
            .toList();
    int used = slots.holders().size() + askedFor.size();
    return "waiting for a build slot: %d of %d in use by %s"
        .formatted(Math.min(used, slots.limit()), slots.limit(), String.join(", ", holders));
  }
}

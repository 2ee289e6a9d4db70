package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Fault;

/** An entry of {@code status.runs}. */
final class RunJson {

  private RunJson() {}

  static JsonObject write(ComponentName component, RunProgress run) {
    ObjectWriter entry =
        new ObjectWriter()
            .text("component", component.value())
            .word("status", run.status())
            .text("state", state(run))
            .words("message", run.message());
    return switch (run) {
      case RunProgress.Waiting waiting -> entry.names("waitsFor", waiting.waitingFor()).written();
      case RunProgress.Requested requested -> entry.time("startedAt", requested.since()).written();
      case RunProgress.Starting starting -> entry.time("startedAt", starting.since()).written();
      case RunProgress.Ready ready ->
          entry.time("startedAt", ready.since()).time("finishedAt", ready.until()).written();
      case RunProgress.Unchanged ignored -> entry.written();
      case RunProgress.Failed failed ->
          entry
              .word("fault", failed.fault())
              .time("startedAt", failed.since())
              .time("finishedAt", failed.until())
              .written();
      case RunProgress.Skipped ignored -> entry.written();
      case RunProgress.Abandoned ignored -> entry.written();
    };
  }

  private static String state(RunProgress run) {
    return switch (run) {
      case RunProgress.Waiting ignored -> "waiting";
      case RunProgress.Requested ignored -> "requested";
      case RunProgress.Starting ignored -> "starting";
      case RunProgress.Ready ignored -> "ready";
      case RunProgress.Unchanged ignored -> "unchanged";
      case RunProgress.Failed ignored -> "failed";
      case RunProgress.Skipped ignored -> "skipped";
      case RunProgress.Abandoned ignored -> "abandoned";
    };
  }

  static RunProgress read(ObjectReader entry) {
    String message = entry.text("message", "");
    String state = entry.text("state");
    return switch (state) {
      case "waiting" -> new RunProgress.Waiting(entry.names("waitsFor", ComponentName::new));
      case "requested" -> new RunProgress.Requested(entry.time("startedAt"), message);
      case "starting" -> new RunProgress.Starting(entry.time("startedAt"), message);
      case "ready" -> new RunProgress.Ready(entry.time("startedAt"), entry.time("finishedAt"));
      case "unchanged" -> new RunProgress.Unchanged();
      case "failed" ->
          new RunProgress.Failed(
              entry.word("fault", Fault.class),
              message,
              entry.time("startedAt"),
              entry.time("finishedAt"));
      case "skipped" -> new RunProgress.Skipped(message);
      case "abandoned" -> new RunProgress.Abandoned(message);
      default ->
          throw entry.unknown(
              "state",
              state,
              Stream.of(
                  "waiting",
                  "requested",
                  "starting",
                  "ready",
                  "unchanged",
                  "failed",
                  "skipped",
                  "abandoned"));
    };
  }
}

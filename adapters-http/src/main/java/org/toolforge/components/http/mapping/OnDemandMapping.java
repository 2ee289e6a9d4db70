package org.toolforge.components.http.mapping;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.model.RunStatus;
import org.toolforge.components.http.model.Runs;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/** Runs on demand as the API shows them. */
public final class OnDemandMapping {

  private OnDemandMapping() {}

  public static Runs of(List<Run> runs) {
    return new Runs().runs(runs.stream().map(OnDemandMapping::of).toList());
  }

  public static org.toolforge.components.http.model.Run of(Run run) {
    RunOrder order = run.order();
    RunState state = run.state();
    return new org.toolforge.components.http.model.Run()
        .runId(run.id().value())
        .component(order.component().name().value())
        .command(order.component().run().command())
        .status(status(state))
        .message(message(state))
        .exitCode(exitCode(state))
        .image(order.image().reference())
        .createdAt(Times.shown(order.createdAt()))
        .startedAt(Times.shown(startedAt(state)))
        .endedAt(Times.shown(state.ended()))
        .createdBy(order.createdBy())
        .timeout(order.timeout().toSeconds())
        .callback(CallbackMapping.of(run.callback()));
  }

  /** The word for how far it is. */
  public static RunStatus status(RunState state) {
    return switch (state) {
      case RunState.Pending ignored -> RunStatus.PENDING;
      case RunState.Running ignored -> RunStatus.RUNNING;
      case RunState.Succeeded ignored -> RunStatus.SUCCESSFUL;
      case RunState.Failed failed ->
          failed.fault() == Fault.TIMEOUT ? RunStatus.TIMED_OUT : RunStatus.FAILED;
    };
  }

  private static String message(RunState state) {
    return switch (state) {
      case RunState.Pending pending -> pending.message();
      case RunState.Running ignored -> "";
      case RunState.Succeeded ignored -> "";
      case RunState.Failed failed -> failed.message();
    };
  }

  private static @Nullable Integer exitCode(RunState state) {
    return switch (state) {
      case RunState.Pending ignored -> null;
      case RunState.Running ignored -> null;
      case RunState.Succeeded ignored -> 0;
      case RunState.Failed failed -> failed.exitCode();
    };
  }

  private static @Nullable Instant startedAt(RunState state) {
    return switch (state) {
      case RunState.Pending ignored -> null;
      case RunState.Running running -> running.since();
      case RunState.Succeeded succeeded -> succeeded.startedAt();
      case RunState.Failed failed -> failed.startedAt();
    };
  }
}

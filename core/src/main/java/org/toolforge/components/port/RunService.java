package org.toolforge.components.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunOrder;

/**
 * Runs images on demand, and keeps what became of each run until it is removed. Safe for use by
 * many threads. Every method may throw {@link ComponentsException.Unavailable}; then the call may
 * or may not have had its effect.
 */
public interface RunService {

  /**
   * Asks for a run. As soon as this returns, it is found and listed. An id that was started before
   * changes nothing.
   *
   * @throws ComponentsException.QuotaExceeded when the platform has no room for it
   * @throws ComponentsException.Invalid when the platform will never run this
   * @throws ComponentsException.NotFound when the tool has no place on the platform
   */
  void start(RunOrder order);

  /**
   * A run that was started and not removed. Its callback is pending from the start if it has one.
   */
  Optional<Run> find(ToolName tool, RunId id);

  /** Those of one tool, oldest first. */
  List<Run> list(ToolName tool);

  /** Those of all tools, in no order. */
  List<Run> all();

  /** Stops a run if it goes on, and forgets it. One that is not there is no error. */
  void remove(ToolName tool, RunId id);

  /** Notes what became of its callback. Of a run that is gone nothing is noted. */
  void saveCallback(ToolName tool, RunId id, CallbackState callback);

  /**
   * What a run prints. A reader that follows comes to an end when the run has ended or is removed.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later
   * @throws ComponentsException.NotFound when there is no such run, or what it printed is gone
   */
  LogReader log(ToolName tool, RunId id, long after, boolean follow);

  /** Calls back, from any thread, soon after runs of a tool change; may do so once too often. */
  Subscription watch(Consumer<ToolName> onChange);
}

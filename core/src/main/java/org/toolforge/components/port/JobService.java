package org.toolforge.components.port;

import java.util.List;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;

/**
 * Runs jobs. Safe for use by many threads. Every method may throw {@link
 * ComponentsException.Unavailable}; then the call may or may not have had its effect.
 */
public interface JobService {

  /** How many runs of a one-off that ended are kept when another one begins. */
  int KEPT_RUNS = 3;

  /** All jobs of a tool, whoever made them, with the state of each as it was last applied. */
  List<Job> list(ToolName tool);

  /**
   * Makes the job be as told: creates it, or replaces and restarts the one of that name. A job that
   * is exactly so already is left alone, also one that ended.
   *
   * @throws ComponentsException.Conflict when a job of that name is not ours
   * @throws ComponentsException.QuotaExceeded when the tool may not have more
   * @throws ComponentsException.Invalid when the platform will never run this
   */
  void apply(ToolName tool, JobSpec spec);

  /**
   * Removes a job of ours, ended or not. One that is not there is no error.
   *
   * @throws ComponentsException.Conflict when the job of that name is not ours
   */
  void remove(ToolName tool, JobName name);

  /**
   * What a job of ours prints since it was last applied. A reader that follows comes to an end when
   * the job has ended, is removed or applied anew. Lines that are too old may be missing.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later
   * @throws ComponentsException.NotFound when there is no such job, or it is not ours
   */
  LogReader log(ToolName tool, JobName name, long after, boolean follow);

  /** Calls back, from any thread, soon after jobs of a tool change; may do so once too often. */
  Subscription watch(Consumer<ToolName> onChange);
}

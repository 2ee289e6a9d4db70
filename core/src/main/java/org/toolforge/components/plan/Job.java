package org.toolforge.components.plan;

import java.util.List;

/** Something that the platform runs for a tool. */
public sealed interface Job {

  JobName name();

  /**
   * A job that this system made, and may change and remove.
   *
   * @param spec how it was last applied
   * @param drift where it is otherwise by now
   */
  record Owned(JobSpec spec, JobState state, List<Drift> drift) implements Job {

    public Owned {
      drift = List.copyOf(drift);
    }

    /** One that is as it was applied. */
    public Owned(JobSpec spec, JobState state) {
      this(spec, state, List.of());
    }

    @Override
    public JobName name() {
      return spec.name();
    }
  }

  /** A job that somebody else made. It is never touched. */
  record Foreign(JobName name) implements Job {}
}

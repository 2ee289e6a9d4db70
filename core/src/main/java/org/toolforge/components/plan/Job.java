package org.toolforge.components.plan;

/** Something that the platform runs for a tool. */
public sealed interface Job {

  JobName name();

  /** A job that this system made, and may change and remove. */
  record Owned(JobSpec spec, JobState state) implements Job {
    @Override
    public JobName name() {
      return spec.name();
    }
  }

  /** A job that somebody else made. It is never touched. */
  record Foreign(JobName name) implements Job {}
}

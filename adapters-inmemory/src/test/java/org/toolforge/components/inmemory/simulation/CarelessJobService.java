package org.toolforge.components.inmemory.simulation;

import java.util.List;
import java.util.function.Consumer;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.Subscription;

/**
 * A job service that is wrong on purpose: with the first job that is removed, those of others go
 * too.
 */
final class CarelessJobService implements JobService {

  private final JobService delegate;
  private boolean removed;

  CarelessJobService(JobService delegate) {
    this.delegate = delegate;
  }

  @Override
  public List<Job> list(ToolName tool) {
    return delegate.list(tool).stream()
        .filter(job -> !removed || job instanceof Job.Owned)
        .toList();
  }

  @Override
  public void remove(ToolName tool, JobName name) {
    removed = true;
    delegate.remove(tool, name);
  }

  @Override
  public void apply(ToolName tool, JobSpec spec) {
    delegate.apply(tool, spec);
  }

  @Override
  public LogReader log(ToolName tool, JobName name, long after, boolean follow) {
    return delegate.log(tool, name, after, follow);
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return delegate.watch(onChange);
  }
}

package org.toolforge.components.inmemory.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.Subscription;

/** A build service that is wrong on purpose: it builds anew each time that it is asked. */
final class ForgetfulBuildService implements BuildService {

  private final BuildService delegate;
  private final Map<BuildKey, Integer> asked = new HashMap<>();

  ForgetfulBuildService(BuildService delegate) {
    this.delegate = delegate;
  }

  @Override
  public void start(ToolName tool, BuildKey key, BuildRequest request) {
    delegate.start(tool, key, request);
    asked.merge(key, 1, Integer::sum);
  }

  @Override
  public void cancel(ToolName tool, BuildKey key) {
    delegate.cancel(tool, key);
  }

  @Override
  public List<Build> list(ToolName tool) {
    return delegate.list(tool).stream().map(this::latest).toList();
  }

  private Build latest(Build build) {
    return new Build(
        build.key(), build.id() + "-" + asked.get(build.key()), build.source(), build.state());
  }

  @Override
  public BuildSlots slots(ToolName tool) {
    return delegate.slots(tool);
  }

  @Override
  public LogReader log(ToolName tool, BuildKey key, long after, boolean follow) {
    return delegate.log(tool, key, after, follow);
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return delegate.watch(onChange);
  }
}

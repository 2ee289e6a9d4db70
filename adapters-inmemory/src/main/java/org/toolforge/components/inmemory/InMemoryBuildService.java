package org.toolforge.components.inmemory;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.Subscription;

/** Pretends to build: takes its time, and ends as the script wants it. */
final class InMemoryBuildService implements BuildService {

  private static final Duration STOPPING_TAKES = Duration.ofSeconds(1);

  /** How many builds are remembered for each tool, so that a long life does not fill the memory. */
  private static final int REMEMBERED = 1_000;

  private final Timeline timeline;
  private final Script script;

  private record Entry(Build build, InMemoryLog log) {}

  /** A build as it is kept; {@code number} is the one in its id. */
  private record Kept(ToolName tool, long number, Build build) {}

  private final Map<ToolName, SequencedMap<BuildKey, Entry>> builds = new HashMap<>();
  private final SequencedSet<BuildKey> vanished = new LinkedHashSet<>();
  private final Watchers<ToolName> watchers = new Watchers<>();
  private final Shelf<Kept> kept;
  private long numbers;

  /** How many builds of all tools have not ended. */
  private int active;

  InMemoryBuildService(Timeline timeline, Script script, Shelves shelves) {
    this.timeline = timeline;
    this.script = script;
    kept = shelves.shelf("builds", Kept.class);
    synchronized (this) {
      // Whatever is due at once waits in its own thread until all is there.
      kept.contents().values().forEach(this::takeUp);
    }
  }

  /** Lets a build go on that another process began. Of its log there is what would be in it now. */
  private void takeUp(Kept one) {
    numbers = Math.max(numbers, one.number());
    Build build = one.build();
    Entry entry = new Entry(build, new InMemoryLog(timeline));
    entry.log().add(BuildStory.accepted(build.source()));
    entry.log().add(BuildStory.end(build.state()));
    of(one.tool()).put(build.key(), entry);
    active += build.state().isActive() ? 1 : 0;
    BuildBehaviour behaviour = script.ofBuild(build.key().component());
    switch (build.state()) {
      case BuildState.Pending ignored ->
          timeline.schedule(behaviour.pending(), () -> run(one.tool(), build.key(), behaviour));
      case BuildState.Running ignored ->
          timeline.schedule(behaviour.takes(), () -> end(one.tool(), build.key(), behaviour.end()));
      case BuildState.Succeeded ignored -> entry.log().end();
      case BuildState.Failed ignored -> entry.log().end();
      case BuildState.Cancelled ignored -> entry.log().end();
    }
  }

  private static String key(ToolName tool, BuildKey key) {
    return tool + "/" + key.deployment() + "/" + key.component();
  }

  private void keep(ToolName tool, Build build) {
    long number = Long.parseLong(build.id().substring(build.id().lastIndexOf('-') + 1));
    kept.put(key(tool, build.key()), new Kept(tool, number, build));
  }

  @Override
  public void start(ToolName tool, BuildKey key, BuildRequest request) {
    BuildBehaviour behaviour = script.ofBuild(key.component());
    synchronized (this) {
      script.call("build service");
      if (of(tool).containsKey(key) || vanished.contains(key)) {
        return;
      }
      if (behaviour.end() instanceof BuildBehaviour.End.IsRefused refused) {
        throw ComponentsException.Invalid.because(refused.message());
      }
      freeSlots(tool).checkFree(tool);
      // Before the new one is there: should this fail, it can still be asked for again.
      forgetOldest(tool);
      String id = tool + "-build-" + (numbers + 1);
      Build build =
          new Build(key, id, request.source(), new BuildState.Pending("waiting to start"));
      keep(tool, build);
      numbers++;
      active++;
      Entry entry = new Entry(build, new InMemoryLog(timeline));
      entry.log().add(BuildStory.accepted(request.source()));
      of(tool).put(key, entry);
    }
    watchers.tell(tool);
    timeline.schedule(behaviour.pending(), () -> run(tool, key, behaviour));
  }

  private void run(ToolName tool, BuildKey key, BuildBehaviour behaviour) {
    List<String> printed = BuildStory.running(script.printsOfBuild(key.component()));
    change(tool, key, printed, build -> with(build, new BuildState.Running()));
    timeline.schedule(behaviour.takes(), () -> end(tool, key, behaviour.end()));
  }

  private void end(ToolName tool, BuildKey key, BuildBehaviour.End end) {
    switch (end) {
      case BuildBehaviour.End.Succeeds ignored ->
          end(tool, key, build -> new BuildState.Succeeded(image(tool, key, build.source())));
      case BuildBehaviour.End.Fails fails ->
          end(
              tool,
              key,
              build -> new BuildState.Failed(fails.fault(), fails.message(), fails.step()));
      case BuildBehaviour.End.Vanishes ignored -> forget(tool, key);
      case BuildBehaviour.End.NeverEnds ignored -> {}
      case BuildBehaviour.End.IsRefused ignored -> {}
    }
  }

  @Override
  public void cancel(ToolName tool, BuildKey key) {
    synchronized (this) {
      script.call("build service");
      if (!of(tool).containsKey(key)) {
        return;
      }
    }
    timeline.schedule(STOPPING_TAKES, () -> end(tool, key, build -> new BuildState.Cancelled()));
  }

  @Override
  public synchronized List<Build> list(ToolName tool) {
    script.call("build service");
    return of(tool).values().stream().map(Entry::build).toList();
  }

  @Override
  public synchronized BuildSlots slots(ToolName tool) {
    script.call("build service");
    return freeSlots(tool);
  }

  @Override
  public LogReader log(ToolName tool, BuildKey key, long after, boolean follow) {
    synchronized (this) {
      script.call("build service");
      Entry entry = of(tool).get(key);
      if (entry == null) {
        throw new ComponentsException.NotFound(
            "Unable to find build %s of tool %s. It is forgotten, or never was; build again."
                .formatted(key, tool));
      }
      return entry.log().read(after, follow);
    }
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return watchers.add(onChange);
  }

  private BuildSlots freeSlots(ToolName tool) {
    List<BuildKey> holders =
        of(tool).values().stream()
            .map(Entry::build)
            .filter(build -> build.state().isActive())
            .map(Build::key)
            .toList();
    return new BuildSlots(script.buildSlots(), holders, script.buildSlotsInAll(), active);
  }

  /** Ends a build that has not ended. */
  private void end(ToolName tool, BuildKey key, Function<Build, BuildState> end) {
    change(tool, key, List.of(), build -> with(build, end.apply(build)));
  }

  /** Changes a build that has not ended. */
  private void change(
      ToolName tool, BuildKey key, List<String> printed, UnaryOperator<Build> next) {
    synchronized (this) {
      Entry entry = of(tool).get(key);
      if (entry == null || !entry.build().state().isActive()) {
        return;
      }
      Build changed = next.apply(entry.build());
      keep(tool, changed);
      of(tool).put(key, new Entry(changed, entry.log()));
      entry.log().add(printed);
      entry.log().add(BuildStory.end(changed.state()));
      if (!changed.state().isActive()) {
        active--;
        entry.log().end();
      }
    }
    watchers.tell(tool);
  }

  private void forget(ToolName tool, BuildKey key) {
    synchronized (this) {
      kept.remove(key(tool, key));
      Entry gone = of(tool).remove(key);
      if (gone != null) {
        active -= gone.build().state().isActive() ? 1 : 0;
        gone.log().end();
      }
      vanished.add(key);
      if (vanished.size() > REMEMBERED) {
        vanished.removeFirst();
      }
    }
    watchers.tell(tool);
  }

  private void forgetOldest(ToolName tool) {
    SequencedMap<BuildKey, Entry> ofTool = of(tool);
    if (ofTool.size() >= REMEMBERED) {
      ofTool.values().stream()
          .map(Entry::build)
          .filter(build -> !build.state().isActive())
          .findFirst()
          .ifPresent(build -> {
            kept.remove(key(tool, build.key()));
            ofTool.remove(build.key());
          });
    }
  }

  private static Image image(ToolName tool, BuildKey key, ResolvedSource source) {
    return new Image(
        "registry.example/tool-%s/%s:latest@sha256:%s"
            .formatted(tool, key.component(), Digests.sha256(source.toString())));
  }

  private static Build with(Build build, BuildState state) {
    return new Build(build.key(), build.id(), build.source(), state);
  }

  private SequencedMap<BuildKey, Entry> of(ToolName tool) {
    return builds.computeIfAbsent(tool, name -> new LinkedHashMap<>());
  }
}

package org.toolforge.components.inmemory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.inmemory.DemandBehaviour.End;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.Subscription;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/** Pretends to run images on demand: they do as the script wants it, and leave what it says. */
final class InMemoryRunService implements RunService {

  /** How long a run waits whose results could not be kept. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Comparator<Run> OLDEST_FIRST =
      Comparator.comparing((Run run) -> run.order().createdAt())
          .thenComparing(run -> run.id().value());

  private record Key(ToolName tool, RunId id) {
    static Key of(RunOrder order) {
      return new Key(order.tool(), order.id());
    }

    @Override
    public String toString() {
      return tool + "/" + id;
    }
  }

  /** Changes under the lock of the service. */
  private static final class Entry {
    private final InMemoryLog log;
    private Run run;

    Entry(Run run, InMemoryLog log) {
      this.run = run;
      this.log = log;
    }
  }

  private final Timeline timeline;
  private final Script script;
  private final ResultStore results;
  private final Shelf<Run> kept;
  private final Map<Key, Entry> entries = new HashMap<>();
  private final Watchers<ToolName> watchers = new Watchers<>();

  InMemoryRunService(Timeline timeline, Script script, ResultStore results, Shelves shelves) {
    this.timeline = timeline;
    this.script = script;
    this.results = results;
    kept = shelves.shelf("runs", Run.class);
    synchronized (this) {
      // Whatever is due at once waits in its own thread until all is there.
      kept.contents().values().forEach(this::takeUp);
    }
  }

  /** Lets a run go on that another process began. Of its log there is what would be in it now. */
  private void takeUp(Run run) {
    Entry entry = new Entry(run, new InMemoryLog(timeline));
    entries.put(Key.of(run.order()), entry);
    DemandBehaviour behaviour = script.ofDemand(run.order().component().name());
    switch (run.state()) {
      case RunState.Pending ignored -> scheduleBegin(entry, behaviour);
      case RunState.Running running -> {
        print(entry, behaviour);
        scheduleEnd(entry, behaviour, running.since());
      }
      case RunState.Succeeded succeeded -> {
        print(entry, behaviour);
        endLog(entry, succeeded);
      }
      case RunState.Failed failed -> endLog(entry, failed);
    }
  }

  @Override
  public void start(RunOrder order) {
    DemandBehaviour behaviour = script.ofDemand(order.component().name());
    Entry entry;
    synchronized (this) {
      script.call("run service");
      if (entries.containsKey(Key.of(order))) {
        return;
      }
      if (behaviour.end() instanceof End.IsRefused refused) {
        throw ComponentsException.Invalid.because(refused.message());
      }
      CallbackState callback =
          order.callback() == null ? new CallbackState.NotWanted() : new CallbackState.Pending();
      entry =
          new Entry(
              new Run(order, new RunState.Pending("It is about to begin"), callback),
              new InMemoryLog(timeline));
      kept.put(Key.of(order).toString(), entry.run);
      entries.put(Key.of(order), entry);
    }
    watchers.tell(order.tool());
    scheduleBegin(entry, behaviour);
  }

  private void scheduleBegin(Entry entry, DemandBehaviour behaviour) {
    timeline.schedule(behaviour.pending(), () -> begin(entry, behaviour));
  }

  private void begin(Entry entry, DemandBehaviour behaviour) {
    Instant now = timeline.instant();
    if (behaviour.end() instanceof End.CannotStart cannot) {
      change(entry, new RunState.Failed(cannot.fault(), cannot.message(), null, null, now));
    } else if (change(entry, new RunState.Running(now))) {
      print(entry, behaviour);
      scheduleEnd(entry, behaviour, now);
    }
  }

  private static void print(Entry entry, DemandBehaviour behaviour) {
    entry.log.add(List.of("Starting: " + entry.run.order().component().run().command()));
    entry.log.add(behaviour.prints());
  }

  private void scheduleEnd(Entry entry, DemandBehaviour behaviour, Instant since) {
    Duration most = entry.run.order().timeout();
    boolean overdue =
        behaviour.end() instanceof End.NeverEnds || behaviour.takes().compareTo(most) > 0;
    timeline.schedule(
        overdue ? most : behaviour.takes(), () -> end(entry, behaviour, since, overdue));
  }

  private void end(Entry entry, DemandBehaviour behaviour, Instant since, boolean overdue) {
    if (!isCurrent(entry)) {
      return;
    }
    if (!overdue && !leave(entry.run.order(), behaviour.leaves())) {
      timeline.schedule(PATIENCE, () -> end(entry, behaviour, since, false));
      return;
    }
    RunState state =
        overdue ? timedOut(entry, since) : ended(behaviour.end(), since, timeline.instant());
    if (!change(entry, state)) {
      results.remove(entry.run.order().tool(), entry.run.id());
    }
  }

  private RunState timedOut(Entry entry, Instant since) {
    return new RunState.Failed(
        Fault.TIMEOUT,
        "It was stopped after %d seconds, which is as long as it may take. Ask for a longer timeout, or let it do less."
            .formatted(entry.run.order().timeout().toSeconds()),
        null,
        since,
        timeline.instant());
  }

  private static RunState ended(End end, Instant since, Instant now) {
    return end instanceof End.Fails fails
        ? new RunState.Failed(
            Fault.CONTENT,
            "Its process ended with exit code %d; its log tells more.".formatted(fails.exitCode()),
            fails.exitCode(),
            since,
            now)
        : new RunState.Succeeded(since, now);
  }

  /** Whether the results could be kept. */
  private boolean leave(RunOrder order, List<DemandBehaviour.Leaves> leaves) {
    try {
      for (DemandBehaviour.Leaves one : leaves) {
        results.put(order.tool(), order.id(), one.path(), one.size(), one.content());
      }
      return true;
    } catch (ComponentsException.Unavailable e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isCurrent(Entry entry) {
    return entries.get(Key.of(entry.run.order())) == entry;
  }

  /** Changes the state of a run, unless it was removed. */
  private boolean change(Entry entry, RunState state) {
    RunOrder order = entry.run.order();
    synchronized (this) {
      if (!isCurrent(entry)) {
        return false;
      }
      keep(entry, new Run(order, state, entry.run.callback()));
      if (state.isOver()) {
        endLog(entry, state);
      }
    }
    watchers.tell(order.tool());
    return true;
  }

  private void keep(Entry entry, Run next) {
    kept.put(Key.of(next.order()).toString(), next);
    entry.run = next;
  }

  private static void endLog(Entry entry, RunState state) {
    entry.log.add(
        List.of(
            state instanceof RunState.Failed failed
                ? "Failed: " + failed.message()
                : "Ended with exit code 0"));
    entry.log.end();
  }

  @Override
  public synchronized Optional<Run> find(ToolName tool, RunId id) {
    script.call("run service");
    return Optional.ofNullable(entries.get(new Key(tool, id))).map(entry -> entry.run);
  }

  @Override
  public synchronized List<Run> list(ToolName tool) {
    script.call("run service");
    return runs().filter(run -> run.order().tool().equals(tool)).sorted(OLDEST_FIRST).toList();
  }

  @Override
  public synchronized List<Run> all() {
    script.call("run service");
    return runs().toList();
  }

  private Stream<Run> runs() {
    return entries.values().stream().map(entry -> entry.run);
  }

  @Override
  public void remove(ToolName tool, RunId id) {
    synchronized (this) {
      script.call("run service");
      Key key = new Key(tool, id);
      Entry gone = entries.get(key);
      if (gone == null) {
        return;
      }
      kept.remove(key.toString());
      entries.remove(key);
      gone.log.end();
    }
    watchers.tell(tool);
  }

  @Override
  public void saveCallback(ToolName tool, RunId id, CallbackState callback) {
    synchronized (this) {
      script.call("run service");
      Entry entry = entries.get(new Key(tool, id));
      if (entry == null) {
        return;
      }
      keep(entry, new Run(entry.run.order(), entry.run.state(), callback));
    }
    watchers.tell(tool);
  }

  @Override
  public synchronized LogReader log(ToolName tool, RunId id, long after, boolean follow) {
    script.call("run service");
    Entry entry = entries.get(new Key(tool, id));
    if (entry == null) {
      throw new ComponentsException.NotFound(
          "Unable to find run %s of tool %s. It is removed, or never was.".formatted(id, tool));
    }
    return entry.log.read(after, follow);
  }

  @Override
  public Subscription watch(Consumer<ToolName> onChange) {
    return watchers.add(onChange);
  }
}

package org.toolforge.components.kubernetes.build;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.Subscription;

/**
 * What is known of all builds: of each that has ended the record, of the others the run. Safe for
 * use by many threads.
 */
final class KnownBuilds {

  /** Where records are. */
  private final String namespace;

  /** Where the run of a build can be. */
  private final Function<String, List<String>> places;

  private final Mirror<KnownRun> runs = new Mirror<>((object, before) -> KnownRun.of(object));
  private final Mirror<KnownRecord> records =
      new Mirror<>((object, before) -> KnownRecord.of(object));

  private final Mirror<KnownTask> tasks = new Mirror<>((object, before) -> KnownTask.of(object));

  /** Where to look: ids of all builds of a tool, and of those whose runs are not over. */
  private final Map<ToolName, Set<String>> byTool = new ConcurrentHashMap<>();

  /** By id of the run, names of its tasks. */
  private final Map<String, Set<String>> tasksOf = new ConcurrentHashMap<>();

  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private volatile Function<ComponentsException, ComponentsException> explanation = cause -> cause;

  KnownBuilds(String namespace, Function<String, List<String>> places) {
    this.namespace = namespace;
    this.places = places;
    runs.watch(this::seen);
    records.watch(this::seen);
    tasks.watch(task -> add(tasksOf, task.run(), task.object().name()));
    tasks.watchGone(task -> remove(tasksOf, task.run(), task.object().name()));
    runs.watchGone(run -> run.order().ifPresent(this::gone));
    records.watchGone(known -> known.record().ifPresent(record -> gone(record.order())));
  }

  private void seen(KnownRun run) {
    run.order().ifPresent(order -> seen(order, !run.isOver()));
  }

  private void seen(KnownRecord known) {
    known.record().ifPresent(record -> seen(record.order(), false));
  }

  private void seen(BuildOrder order, boolean goesOn) {
    if (goesOn) {
      open.add(order.id());
    } else {
      open.remove(order.id());
    }
    add(byTool, order.tool(), order.id());
  }

  private static <K> void add(Map<K, Set<String>> index, K key, String name) {
    index.compute(
        key,
        (same, names) -> {
          Set<String> all = names == null ? ConcurrentHashMap.newKeySet() : names;
          all.add(name);
          return all;
        });
  }

  private static <K> void remove(Map<K, Set<String>> index, K key, String name) {
    index.computeIfPresent(
        key,
        (same, names) -> {
          names.remove(name);
          return names.isEmpty() ? null : names;
        });
  }

  private void gone(BuildOrder order) {
    if (run(order.id()).isEmpty()) {
      open.remove(order.id());
      if (record(order.id()).isEmpty()) {
        remove(byTool, order.tool(), order.id());
      }
    }
  }

  Mirror<KnownRun> runs() {
    return runs;
  }

  /** Takes note of a run; it is known, and found, when this returns. */
  KnownRun learnRun(KubeObject object) {
    KnownRun run = runs.learn(object);
    // Who watches may have told of it first, and not come to this yet.
    seen(run);
    return run;
  }

  /** Takes note of a record; it is known, and found, when this returns. */
  void learnRecord(KubeObject object) {
    seen(records.learn(object));
  }

  Mirror<KnownTask> tasks() {
    return tasks;
  }

  Mirror<KnownRecord> records() {
    return records;
  }

  /** Has people told what is in the way, when there is more to say than that nothing is known. */
  void explainBy(Function<ComponentsException, ComponentsException> words) {
    explanation = words;
  }

  /**
   * Goes on only with everything.
   *
   * @throws ComponentsException.Unavailable before everything was told once
   */
  void check() {
    try {
      runs.checkComplete();
      records.checkComplete();
      tasks.checkComplete();
    } catch (ComponentsException.Unavailable e) {
      throw explanation.apply(e);
    }
  }

  Optional<KnownRun> run(String id) {
    return inPlaces(runs, id, id);
  }

  private <T extends Mirror.Known> Optional<T> inPlaces(Mirror<T> known, String id, String name) {
    return places.apply(id).stream().flatMap(place -> known.find(place, name).stream()).findFirst();
  }

  Optional<BuildRecord> record(String id) {
    return records.find(namespace, id).flatMap(KnownRecord::record);
  }

  /** Whether there is such a build, or ever was, as far as that is still known. */
  boolean has(String id) {
    return run(id).isPresent() || record(id).isPresent();
  }

  /** Those that take up a place in the cluster. */
  List<BuildOrder> active() {
    return open.stream()
        .filter(id -> record(id).isEmpty())
        .flatMap(id -> run(id).stream())
        .filter(run -> !run.isOver())
        .flatMap(run -> run.order().stream())
        .toList();
  }

  /** Those of a tool, oldest first. */
  List<Build> list(ToolName tool) {
    Collection<String> ids = byTool.getOrDefault(tool, Set.of());
    return ids.stream()
        .flatMap(this::find)
        .sorted((one, other) -> BuildOrder.OLDEST_FIRST.compare(one.order(), other.order()))
        .map(Known::build)
        .toList();
  }

  private record Known(BuildOrder order, Build build) {}

  private Stream<Known> find(String id) {
    Optional<BuildRecord> record = record(id);
    return record.isPresent()
        ? record.map(end -> new Known(end.order(), end.build())).stream()
        : run(id).stream()
            .flatMap(run ->
                run
                    .order()
                    .map(order ->
                        new Known(
                            order,
                            new Build(
                                order.key(), id, order.request().source(), run.state(tasksOf(id)))))
                    .stream());
  }

  private List<TaskRun> tasksOf(String id) {
    return tasksOf.getOrDefault(id, Set.of()).stream()
        .flatMap(name -> inPlaces(tasks, id, name).stream())
        .map(KnownTask::task)
        .toList();
  }

  Subscription watch(Consumer<ToolName> onChange) {
    Set<Subscription> all = new HashSet<>();
    all.add(runs.watch(run -> run.order().map(BuildOrder::tool).ifPresent(onChange)));
    all.add(runs.watchGone(run -> run.order().map(BuildOrder::tool).ifPresent(onChange)));
    all.add(
        tasks.watch(task ->
            run(task.run()).flatMap(KnownRun::order).map(BuildOrder::tool).ifPresent(onChange)));
    all.add(records.watch(known -> tool(known).ifPresent(onChange)));
    all.add(records.watchGone(known -> tool(known).ifPresent(onChange)));
    return () -> all.forEach(Subscription::close);
  }

  private static Optional<ToolName> tool(KnownRecord known) {
    return known.record().map(record -> record.order().tool());
  }

  /** Takes note that a build is forgotten. */
  void forget(String id) {
    run(id).map(KnownRun::object).ifPresent(runs::forget);
    Optional<KubeObject> record = records.find(namespace, id).map(KnownRecord::object);
    record.ifPresent(records::forget);
  }
}

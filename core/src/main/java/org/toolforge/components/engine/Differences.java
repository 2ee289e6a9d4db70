package org.toolforge.components.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.BuildStep.Action;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.SourceRepository;

/** Asks repositories, all at the same time, what a plan would bring. Never fails. */
final class Differences {

  private record Pair(RepositoryUrl repository, Commit from, Commit to) {}

  private final SourceRepository repositories;
  private final Function<ComponentName, RepositoryAccess> access;
  private final Duration patience;

  /**
   * @param access as whom the repository of a component is asked
   * @param patience how long to wait for all of them together
   */
  Differences(
      SourceRepository repositories,
      Function<ComponentName, RepositoryAccess> access,
      Duration patience) {
    this.repositories = repositories;
    this.access = access;
    this.patience = patience;
  }

  /** For each component that builds from source, and runs another commit than is planned. */
  SequencedMap<ComponentName, SourceDifference> of(Plan plan, RunningSources running) {
    SequencedMap<ComponentName, Pair> pairs = new LinkedHashMap<>();
    for (BuildStep step : plan.builds()) {
      switch (step.action()) {
        case Action.Build build -> compare(step.component(), build.source(), running, pairs);
        case Action.Reuse reuse -> compare(step.component(), reuse.source(), running, pairs);
        case Action.None ignored -> {}
      }
    }
    SequencedMap<Pair, ComponentName> questions = new LinkedHashMap<>();
    pairs.forEach((component, pair) -> questions.putIfAbsent(pair, component));
    Map<Pair, SourceDifference> answers = ask(questions);
    SequencedMap<ComponentName, SourceDifference> differences = new LinkedHashMap<>();
    pairs.forEach((component, pair) -> {
      SourceDifference answer = answers.get(pair);
      differences.put(component, answer == null ? late(pair) : answer);
    });
    return differences;
  }

  private static void compare(
      ComponentName component,
      ResolvedSource planned,
      RunningSources running,
      Map<ComponentName, Pair> pairs) {
    running
        .commit(component, planned.repository())
        .filter(from -> !from.equals(planned.commit()))
        .ifPresent(
            from -> pairs.put(component, new Pair(planned.repository(), from, planned.commit())));
  }

  private Map<Pair, SourceDifference> ask(SequencedMap<Pair, ComponentName> pairs) {
    Map<Pair, SourceDifference> answers = new LinkedHashMap<>();
    if (pairs.isEmpty()) {
      return answers;
    }
    List<Pair> order = List.copyOf(pairs.sequencedKeySet());
    // Not closed: that would wait for those that take too long.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Callable<SourceDifference>> questions = new ArrayList<>();
      pairs.forEach((pair, component) -> questions.add(() -> ask(pair, component)));
      List<Future<SourceDifference>> futures =
          threads.invokeAll(questions, patience.toNanos(), TimeUnit.NANOSECONDS);
      for (int i = 0; i < futures.size(); i++) {
        answers.put(order.get(i), result(futures.get(i), order.get(i)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
    return answers;
  }

  private SourceDifference ask(Pair pair, ComponentName component) {
    try {
      return new SourceDifference.Known(
          repositories.changes(pair.repository(), access.apply(component), pair.from(), pair.to()));
    } catch (ComponentsException e) {
      return new SourceDifference.Unknown(pair.from(), pair.to(), String.valueOf(e.getMessage()));
    }
  }

  private SourceDifference result(Future<SourceDifference> future, Pair pair)
      throws InterruptedException {
    try {
      return future.get();
    } catch (CancellationException e) {
      return late(pair);
    } catch (ExecutionException e) {
      return new SourceDifference.Unknown(
          pair.from(), pair.to(), "Repository %s cannot be compared.".formatted(pair.repository()));
    }
  }

  private SourceDifference late(Pair pair) {
    return new SourceDifference.Unknown(
        pair.from(),
        pair.to(),
        "Repository %s was not compared within %d seconds."
            .formatted(pair.repository(), patience.toSeconds()));
  }
}

package org.toolforge.components.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.port.BuildSlots;

/**
 * Who waits for the build slots that all tools share. Each in turn gets one: whoever got one goes
 * to the end of the line, as does who comes new. The order follows from the records of deployments
 * alone, so that it survives whatever happens to an engine. Safe for use by many threads.
 */
public final class BuildLine {

  /**
   * A deployment in the line.
   *
   * @param since when it came to the end of the line
   * @param served how many slots it got so far
   * @param queued what it waits for, in the order in which that will be started
   * @param asked how many of its builds are asked for that the service may not count yet
   * @param freeOfTool how many its tool may start, whatever others do
   */
  private record Waiting(
      DeploymentRef deployment,
      Instant since,
      int served,
      List<ComponentName> queued,
      int asked,
      int freeOfTool) {

    private static final Comparator<Waiting> FIRST_COME =
        Comparator.comparing(Waiting::since)
            .thenComparingInt(Waiting::served)
            .thenComparing(waiting -> waiting.deployment().id().value())
            .thenComparing(waiting -> waiting.deployment().tool().value());

    static Waiting of(Deployment deployment, int freeOfTool) {
      Map<ComponentName, BuildProgress> builds = deployment.progress().builds();
      List<Instant> begun =
          builds.values().stream().flatMap(build -> build.began().stream()).toList();
      return new Waiting(
          DeploymentRef.to(deployment),
          begun.stream().max(Comparator.naturalOrder()).orElseGet(deployment::createdAt),
          begun.size(),
          builds.entrySet().stream()
              .filter(entry -> entry.getValue() instanceof BuildProgress.Queued)
              .map(Map.Entry::getKey)
              .toList(),
          (int) builds.values().stream().filter(BuildProgress.Requested.class::isInstance).count(),
          freeOfTool);
    }

    /** How many builds it could start if all slots were free. */
    int wanted() {
      return Math.min(queued.size(), freeOfTool - asked);
    }
  }

  private final TreeSet<Waiting> line = new TreeSet<>(Waiting.FIRST_COME);
  private final Map<DeploymentRef, Waiting> byDeployment = new HashMap<>();
  private int asked;

  /** How many slots the build service had when it was last asked. */
  private int free;

  /** The line that these deployments stand in, if each of them may start all its builds. */
  public static BuildLine of(Stream<Deployment> deployments) {
    BuildLine line = new BuildLine();
    deployments.forEach(deployment -> line.enter(deployment, Integer.MAX_VALUE));
    return line;
  }

  /** Lets a deployment stand where its record says, before anything is known of its tool. */
  synchronized void expect(Deployment deployment) {
    if (!byDeployment.containsKey(DeploymentRef.to(deployment))) {
      enter(deployment, Integer.MAX_VALUE);
    }
  }

  private void enter(Deployment deployment, int freeOfTool) {
    leave(DeploymentRef.to(deployment));
    boolean builds = deployment.phase() == Phase.WAITING || deployment.phase() == Phase.BUILDING;
    Waiting waiting = Waiting.of(deployment, freeOfTool);
    if (builds
        && deployment.intent() == Intent.RUN
        && waiting.queued().size() + waiting.asked() > 0) {
      byDeployment.put(waiting.deployment(), waiting);
      line.add(waiting);
      asked += waiting.asked();
    }
  }

  /** Lets a deployment stand nowhere, so that nobody waits for it to take its turn. */
  synchronized void leave(DeploymentRef deployment) {
    Waiting before = byDeployment.remove(deployment);
    if (before != null) {
      line.remove(before);
      asked -= before.asked();
    }
  }

  /** How many slots it is a deployment's turn to take, if the service has those. */
  synchronized int turn(Deployment deployment, BuildSlots slots) {
    if (slots.limitInAll() == BuildSlots.UNLIMITED) {
      return slots.freeInAll();
    }
    free = slots.freeInAll();
    enter(deployment, slots.freeOfTool());
    Map<DeploymentRef, Integer> turns = turns();
    DeploymentRef self = DeploymentRef.to(deployment);
    // Who does not wait yet may have what nobody waits for.
    return byDeployment.containsKey(self)
        ? turns.getOrDefault(self, 0)
        : free - asked - turns.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Lets a deployment stand where it will, once what was decided for it is written. */
  synchronized void decided(Deployment next, BuildSlots slots) {
    if (slots.limitInAll() == BuildSlots.UNLIMITED) {
      leave(DeploymentRef.to(next));
    } else {
      enter(next, slots.freeOfTool());
    }
  }

  /** Whose turn it is now. */
  synchronized Set<DeploymentRef> next() {
    return turns().keySet();
  }

  /** Whoever is first. */
  synchronized Optional<DeploymentRef> first() {
    return line.isEmpty() ? Optional.empty() : Optional.of(line.first().deployment());
  }

  private Map<DeploymentRef, Integer> turns() {
    Map<DeploymentRef, Integer> turns = new HashMap<>();
    int left = free - asked;
    int before;
    do {
      before = left;
      for (Waiting waiting : line) {
        if (left <= 0) {
          return turns;
        }
        int taken = turns.getOrDefault(waiting.deployment(), 0);
        if (taken < waiting.wanted()) {
          turns.put(waiting.deployment(), taken + 1);
          left--;
        }
      }
    } while (left < before);
    return turns;
  }

  /**
   * The place of a build in the line, from 1. Somebody behind may be served first while a tool has
   * as many builds as it may have. Empty when it does not wait.
   */
  public synchronized Optional<Integer> place(BuildKey build) {
    Waiting own =
        line.stream()
            .filter(waiting -> waiting.deployment().id().equals(build.deployment()))
            .findFirst()
            .orElse(null);
    int round = own == null ? -1 : own.queued().indexOf(build.component());
    if (own == null || round < 0) {
      return Optional.empty();
    }
    int place = 1;
    for (Waiting waiting : line) {
      boolean ahead = Waiting.FIRST_COME.compare(waiting, own) < 0;
      place += Math.min(waiting.queued().size(), ahead ? round + 1 : round);
    }
    return Optional.of(place);
  }
}

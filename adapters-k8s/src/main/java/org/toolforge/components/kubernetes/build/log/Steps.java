package org.toolforge.components.kubernetes.build.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.kubernetes.log.ContainerReader;
import org.toolforge.components.kubernetes.log.LogPod;
import org.toolforge.components.kubernetes.log.LogPod.Container;
import org.toolforge.components.kubernetes.log.LogPod.State;

/**
 * Goes through the steps of a build, one after the other: pod by pod, in the order in which the
 * steps run there. Others than those on the list do not exist for it.
 */
final class Steps {

  /** What a step's container is called begins with this. */
  private static final String STEP = "step-";

  private final Set<String> allowed;

  /** Those that need no more reading, as pod and container. */
  private final Set<String> done = new HashSet<>();

  /** Steps that had begun when they were last seen, by pod. */
  private final Map<String, Map<String, String>> begun = new HashMap<>();

  private final Deque<NextStep> lost = new ArrayDeque<>();

  Steps(Set<String> allowed) {
    this.allowed = allowed;
  }

  Steps copy() {
    Steps copy = new Steps(allowed);
    copy.done.addAll(done);
    begun.forEach((pod, steps) -> copy.begun.put(pod, new HashMap<>(steps)));
    copy.lost.addAll(lost);
    return copy;
  }

  /**
   * What comes next.
   *
   * @param over whether the build ended before it was looked at the pods
   */
  NextStep next(List<LogPod> pods, boolean over) {
    missVanished(pods);
    for (LogPod pod : pods) {
      for (Container container : pod.containers()) {
        Optional<String> step = step(container).filter(allowed::contains);
        if (step.isPresent() && !done.contains(key(pod.name(), container.name()))) {
          NextStep next = next(pod, container, step.get(), over);
          if (!(next instanceof NextStep.Lost missed)) {
            return lost.isEmpty() ? next : lost.remove();
          }
          finish(pod.name(), container.name());
          if (!missed.why().isEmpty()) {
            lost.add(missed);
          }
        }
      }
    }
    if (!lost.isEmpty()) {
      return lost.remove();
    }
    return over ? new NextStep.End() : new NextStep.Wait();
  }

  private NextStep next(LogPod pod, Container container, String step, boolean over) {
    if (container.state() != State.WAITING) {
      begun.computeIfAbsent(pod.name(), name -> new HashMap<>()).put(container.name(), step);
      return new NextStep.Read(
          pod.name(), container.name(), step, pod.over() || container.state() == State.ENDED);
    }
    if (pod.over()) {
      // It never ran, or the node threw the pod out and says nothing of its containers.
      return new NextStep.Lost(step, pod.why());
    }
    return over ? new NextStep.End() : new NextStep.Wait();
  }

  /** Nothing more is to be read of that. */
  void finish(String pod, String container) {
    done.add(key(pod, container));
    Map<String, String> steps = begun.get(pod);
    if (steps != null) {
      steps.remove(container);
    }
  }

  private void missVanished(List<LogPod> pods) {
    Set<String> there = new HashSet<>();
    pods.forEach(pod -> there.add(pod.name()));
    begun.forEach((pod, steps) -> {
      if (!there.contains(pod)) {
        steps.forEach((container, step) -> {
          done.add(key(pod, container));
          lost.add(new NextStep.Lost(step, ContainerReader.GONE));
        });
      }
    });
    begun.keySet().retainAll(there);
  }

  /** Which step a container is; empty for what is no step. */
  static Optional<String> step(Container container) {
    String name = container.name();
    return name.startsWith(STEP) ? Optional.of(name.substring(STEP.length())) : Optional.empty();
  }

  private static String key(String pod, String container) {
    return pod + "/" + container;
  }
}

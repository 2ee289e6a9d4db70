package org.toolforge.components.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toolforge.components.callback.CallbackLimits;

/**
 * Who may call now. Calls to one receiver and calls for one tool are limited each, so that neither
 * takes up all the calls there are. Safe for use by many threads.
 */
final class Turns {

  private record Caller(Errand.Tell tell, String host) {

    List<Gate> gates() {
      return List.of(new Gate(true, host), new Gate(false, tell.tool().value()));
    }
  }

  /** What has to be passed: that of a receiver or that of a tool. */
  private record Gate(boolean ofReceiver, String name) {}

  private static final class Line {
    private int calling;
    private final Deque<Caller> waiting = new ArrayDeque<>();
  }

  private final CallbackLimits limits;
  private final Map<Gate, Line> lines = new HashMap<>();

  Turns(CallbackLimits limits) {
    this.limits = limits;
  }

  /**
   * Lets one call; {@link #leave} must follow.
   *
   * @return whether it may; if not, a later {@code leave} tells when to try again
   */
  synchronized boolean enter(Errand.Tell tell, String host) {
    Caller caller = new Caller(tell, host);
    Optional<Gate> shut = shut(caller);
    shut.ifPresent(gate -> line(gate).waiting.add(caller));
    if (shut.isEmpty()) {
      caller.gates().forEach(gate -> line(gate).calling++);
    }
    return shut.isEmpty();
  }

  /**
   * Says that a call is over.
   *
   * @return who is to try again
   */
  synchronized List<Errand.Tell> leave(Errand.Tell tell, String host) {
    List<Errand.Tell> next = new ArrayList<>();
    for (Gate gate : new Caller(tell, host).gates()) {
      line(gate).calling--;
    }
    for (Gate gate : new Caller(tell, host).gates()) {
      first(gate).map(Caller::tell).ifPresent(next::add);
      Line line = line(gate);
      if (line.calling == 0 && line.waiting.isEmpty()) {
        lines.remove(gate);
      }
    }
    return next;
  }

  /** How many gates somebody is at. */
  synchronized int size() {
    return lines.size();
  }

  /** The first in line that could go; those before it wait at the gate that is shut for them. */
  private Optional<Caller> first(Gate gate) {
    Deque<Caller> waiting = line(gate).waiting;
    while (!waiting.isEmpty()) {
      Caller caller = waiting.remove();
      Optional<Gate> shut = shut(caller);
      if (shut.isEmpty()) {
        return Optional.of(caller);
      }
      line(shut.get()).waiting.add(caller);
      if (shut.get().equals(gate)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Gate> shut(Caller caller) {
    return caller.gates().stream()
        .filter(gate ->
            line(gate).calling >= (gate.ofReceiver() ? limits.perReceiver() : limits.perTool()))
        .findFirst();
  }

  private Line line(Gate gate) {
    return lines.computeIfAbsent(gate, ignored -> new Line());
  }
}

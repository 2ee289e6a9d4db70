package org.toolforge.components.kubernetes.resilience;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where every call of an engine comes through. While it is closed the engine stands still, wherever
 * it is, as a process does that gets no processor; but not between the check that nobody else
 * wrote, and the effect that follows, as nothing could help there.
 */
final class Gate {

  private static final Set<String> EFFECTS = Set.of("start", "cancel", "apply", "remove");
  private static final Set<String> WRITES = Set.of("saveProgress", "remove");

  private boolean closed;
  private final List<String> standing = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private Instant firstWrite = Instant.MAX;

  <P> P before(Class<P> port, P delegate) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> {
              pass(port.getSimpleName(), method.getName());
              try {
                return method.invoke(delegate, args);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }

  private synchronized void pass(String port, String call) throws InterruptedException {
    boolean store = port.equals("DeploymentStore");
    if (EFFECTS.contains(call)) {
      effects.add(port + "." + call);
    } else {
      awaitOpening(port + "." + call);
    }
    if (store && WRITES.contains(call) && firstWrite.equals(Instant.MAX)) {
      firstWrite = Instant.now();
    }
  }

  private void awaitOpening(String call) throws InterruptedException {
    if (closed) {
      standing.add(call);
    }
    while (closed) {
      wait();
    }
  }

  synchronized void close() {
    closed = true;
  }

  synchronized void open() {
    closed = false;
    standing.clear();
    notifyAll();
  }

  /** Where the engine's threads stand. */
  synchronized List<String> standing() {
    return List.copyOf(standing);
  }

  /** What was done outside of the store. */
  synchronized List<String> effects() {
    return List.copyOf(effects);
  }

  /** When the engine first wrote; far in the future if it did not. */
  synchronized Instant firstWrite() {
    return firstWrite;
  }
}

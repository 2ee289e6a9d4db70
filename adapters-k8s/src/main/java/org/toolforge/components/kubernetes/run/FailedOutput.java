package org.toolforge.components.kubernetes.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.Namespaces;

/**
 * What failed containers printed last, read once for each failure, by threads of its own. Safe for
 * use by many threads.
 */
final class FailedOutput implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(FailedOutput.class.getName());

  /** How many are read at once. */
  private static final int READERS = 8;

  private static final int MOST_CHARACTERS = 2_000;

  /** Reads the last lines of a container; none when they cannot be had. May take its time. */
  @FunctionalInterface
  interface Source {
    List<String> read(String namespace, String pod, String container) throws InterruptedException;
  }

  /** Told of the tool of whose pods something is known now. */
  @FunctionalInterface
  interface Listener {
    void read(ToolName tool);
  }

  /** One failure; a container that fails again has other words. */
  private record Failure(String pod, String container, int restarts) {}

  private static final String UNREAD = "";

  private final Source source;
  private final Listener listener;

  /** What is being read has no place here yet, but the entry {@link #UNREAD}. */
  private final Map<Failure, Optional<String>> words = new ConcurrentHashMap<>();

  private final Semaphore places = new Semaphore(READERS);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FailedOutput(Source source, Listener listener) {
    this.source = source;
    this.listener = listener;
  }

  /**
   * The words of a container that failed; the first who asks has them read.
   *
   * @return empty while they are being read; the text is empty when there are none
   */
  Optional<String> of(KnownPod pod, KnownContainer container) {
    Failure failure = new Failure(pod.object().uid(), container.name(), container.restarts());
    Optional<String> known = words.putIfAbsent(failure, Optional.empty());
    if (known != null) {
      return known;
    }
    try {
      threads.execute(() -> read(failure, pod, container));
    } catch (RejectedExecutionException e) {
      return Optional.of(UNREAD);
    }
    return Optional.empty();
  }

  private void read(Failure failure, KnownPod pod, KnownContainer container) {
    String text = UNREAD;
    try {
      places.acquire();
      try {
        text = joined(source.read(pod.object().namespace(), pod.object().name(), container.name()));
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.DEBUG, "What {0} printed last cannot be read", pod.object().name());
    }
    words.put(failure, Optional.of(text));
    Namespaces.tool(pod.object().namespace()).ifPresent(listener::read);
  }

  /** As many of the last lines as there is room for. */
  private static String joined(List<String> lines) {
    String all = String.join("\n", lines).strip();
    return all.length() <= MOST_CHARACTERS
        ? all
        : "…" + all.substring(all.length() - MOST_CHARACTERS);
  }

  /** Forgets all words of a pod that is gone. */
  void forget(KnownPod pod) {
    words.keySet().removeIf(failure -> failure.pod().equals(pod.object().uid()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * Tells in the cluster's own way what happens to an object: {@code kubectl describe} shows it.
 * Nothing relies on it, so it is told in the background, and left out when the API server does not
 * take it.
 */
public final class ClusterEvents implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ClusterEvents.class.getName());
  private static final int WAITING = 1_000;
  private static final int MAX_MESSAGE = 1_000;

  private final KubeClient client;
  private final InstantSource clock;
  private final AtomicLong number = new AtomicLong();
  private final ThreadPoolExecutor teller =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("cluster-events").factory(),
          (event, executor) ->
              LOG.log(System.Logger.Level.DEBUG, "Too many events; one is left out"));

  public ClusterEvents(KubeClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    teller.allowCoreThreadTimeOut(true);
  }

  /**
   * All is as it should be.
   *
   * @param reason one word in CamelCase
   * @param message a sentence
   */
  public void inform(KubeObject about, String reason, String message) {
    tell(about, "Normal", reason, message);
  }

  /** Somebody should look at it. */
  public void warn(KubeObject about, String reason, String message) {
    tell(about, "Warning", reason, message);
  }

  private void tell(KubeObject about, String type, String reason, String message) {
    KubeObject event = event(about, type, reason, message);
    teller.execute(() -> {
      try {
        client.create(Resource.EVENTS, event);
      } catch (ComponentsException e) {
        LOG.log(System.Logger.Level.DEBUG, "An event is left out: {0}", e.getMessage());
      }
    });
  }

  private KubeObject event(KubeObject about, String type, String reason, String message) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    // Events of what belongs to no namespace are kept in this one.
    String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
    String name =
        "%s.%x%x".formatted(about.name(), clock.instant().toEpochMilli(), number.incrementAndGet());
    KubeObject event = KubeObject.named(Resource.EVENTS, namespace, name);
    JsonObject tree = event.tree();
    JsonObject involved = new JsonObject();
    copy(about.tree(), "apiVersion", involved);
    copy(about.tree(), "kind", involved);
    copy(about.metadata(), "name", involved);
    copy(about.metadata(), "namespace", involved);
    copy(about.metadata(), "uid", involved);
    copy(about.metadata(), "resourceVersion", involved);
    tree.add("involvedObject", involved);
    tree.addProperty("type", type);
    tree.addProperty("reason", reason);
    tree.addProperty(
        "message",
        message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…");
    tree.addProperty("firstTimestamp", now);
    tree.addProperty("lastTimestamp", now);
    tree.addProperty("count", 1);
    JsonObject source = new JsonObject();
    source.addProperty("component", KubeClient.FIELD_MANAGER);
    tree.add("source", source);
    return event;
  }

  private static void copy(JsonObject from, String key, JsonObject to) {
    JsonElement value = from.get(key);
    if (value != null) {
      to.add(key, value);
    }
  }

  @Override
  public void close() {
    teller.shutdownNow();
  }
}

package org.toolforge.components.kubernetes.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * Tells of all objects of a kind, or of one of them, and then of every change, for as long as it is
 * open: lists them, watches from there, goes on where a connection broke, and lists anew when the
 * API server has forgotten that place. Works in a thread of its own.
 */
public final class Informer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Informer.class.getName());
  private static final int PAGE = 250;
  private static final int GONE = 410;

  /** Watches end after about this long, so that none can be dead for good without being noticed. */
  private static final Duration WATCH = Duration.ofMinutes(5);

  /** How long it may take until a watch is answered at all. */
  private static final Duration OPENING = Duration.ofSeconds(15);

  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final String BEGINNING =
      "This server is still finding out what there is in the cluster.";

  /** A watch that ends sooner is no success, or else there would be no end of watches. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** Gets to know what there is. Called by one thread at a time. */
  public interface Listener {

    /** It is there, as it is here or newer. */
    void seen(KubeObject object);

    /** It was there like this, and is there no longer. */
    void deleted(KubeObject object);

    /** All was told that was there at this version; what was older and not told of is gone. */
    void listed(Set<String> uids, long version);
  }

  private final KubeClient client;
  private final Resource resource;
  private final String namespace;
  private final Map<String, String> selectors;
  private final Listener listener;
  private final CountDownLatch synced = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Call watch;
  private final Trouble trouble;

  /** Where to go on; empty to begin with a list. */
  private String version = "";

  private Duration pause = FIRST_PAUSE;

  /**
   * An informer that has not started.
   *
   * @param labels only objects with these; empty for all
   */
  public Informer(KubeClient client, Resource resource, String labels, Listener listener) {
    this(
        client,
        resource,
        "",
        labels.isEmpty() ? Map.of() : Map.of("labelSelector", labels),
        listener);
  }

  /** An informer on what is in one namespace; otherwise as the others. */
  public static Informer in(
      String namespace, KubeClient client, Resource resource, String labels, Listener listener) {
    return new Informer(client, resource, namespace, Map.of("labelSelector", labels), listener);
  }

  /** An informer on one object, for which the right to list and watch that one is enough. */
  public static Informer ofOne(
      KubeClient client, Resource resource, String namespace, String name, Listener listener) {
    return new Informer(
        client, resource, namespace, Map.of("fieldSelector", "metadata.name=" + name), listener);
  }

  private Informer(
      KubeClient client,
      Resource resource,
      String namespace,
      Map<String, String> selectors,
      Listener listener) {
    this.client = client;
    this.resource = resource;
    this.namespace = namespace;
    this.selectors = selectors;
    this.listener = listener;
    this.trouble =
        new Trouble("The %s of the cluster cannot be watched".formatted(resource.plural()));
    this.thread =
        Thread.ofPlatform().daemon().name("informer-" + resource.plural()).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Waits until everything was told once.
   *
   * @return whether it was, in that time
   */
  public boolean awaitSync(Duration limit) throws InterruptedException {
    return synced.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  public boolean isSynced() {
    return synced.getCount() == 0;
  }

  /** Why what was told may be out of date; empty while it is not. */
  public Optional<String> trouble() {
    return trouble.now().or(() -> isSynced() ? Optional.empty() : Optional.of(BEGINNING));
  }

  @Override
  public void close() {
    closed.countDown();
    Call open = watch;
    if (open != null) {
      open.cancel();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void run() {
    while (!isClosed()) {
      try {
        if (version.isEmpty()) {
          version = list();
          synced.countDown();
        }
        long begin = System.nanoTime();
        try {
          follow();
        } finally {
          if (!isShort(begin)) {
            pause = FIRST_PAUSE;
          }
        }
        if (isShort(begin)) {
          rest();
        }
      } catch (IOException e) {
        failed(String.valueOf(e.getMessage()));
      } catch (ComponentsException e) {
        failed(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "A defect ended a watch of " + resource.plural(), e);
        version = "";
        failed("of a defect");
      }
    }
  }

  private static boolean isShort(long begin) {
    return System.nanoTime() - begin < SHORT.toNanos();
  }

  private void failed(String why) {
    if (isClosed()) {
      return;
    }
    trouble.failed(why);
    rest();
  }

  /** Leaves the API server alone for a while, each time in a row for longer. */
  private void rest() {
    long jitter = ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1);
    try {
      boolean unused = closed.await(pause.toMillis() + jitter, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  /** Tells of everything, page by page; returns where the list ends and a watch begins. */
  private String list() {
    Set<String> uids = new HashSet<>();
    String next = "";
    KubeObject page;
    do {
      Map<String, String> parameters = parameters();
      parameters.put("limit", Integer.toString(PAGE));
      parameters.put("continue", next);
      page = client.listForWatch(resource, namespace, parameters);
      for (KubeObject object : KubeClient.items(page, resource)) {
        uids.add(object.uid());
        tell(object);
      }
      next = text(page.metadata(), "continue");
    } while (!next.isEmpty() && !isClosed());
    listener.listed(uids, page.version());
    trouble.worked();
    return Long.toString(page.version());
  }

  private Map<String, String> parameters() {
    return new HashMap<>(selectors);
  }

  private void follow() throws IOException {
    Map<String, String> parameters = parameters();
    long seconds = WATCH.toSeconds() + ThreadLocalRandom.current().nextLong(WATCH.toSeconds() / 2);
    parameters.put("watch", "true");
    parameters.put("allowWatchBookmarks", "true");
    parameters.put("resourceVersion", version);
    parameters.put("timeoutSeconds", Long.toString(seconds));
    Call call = client.watch(resource, namespace, parameters);
    // Where no pings can be sent, a dead connection is noticed at last by this.
    call.timeout().timeout(seconds + GRACE.toSeconds(), TimeUnit.SECONDS);
    watch = call;
    if (isClosed()) {
      return;
    }
    // No read timeout holds for it, as it is silent for as long as nothing happens.
    CompletableFuture<Void> impatience =
        CompletableFuture.runAsync(
            call::cancel, CompletableFuture.delayedExecutor(OPENING.toSeconds(), TimeUnit.SECONDS));
    try (Response response = call.execute();
        ResponseBody body = response.body()) {
      impatience.cancel(false);
      if (response.code() == GONE) {
        version = "";
      } else if (!response.isSuccessful()) {
        throw KubeErrors.refused(
            "watch " + resource.plural(),
            response.code(),
            body.string(),
            response.header("Retry-After"));
      } else {
        trouble.worked();
        read(body.source());
      }
    }
  }

  private void read(BufferedSource lines) throws IOException {
    for (String line = lines.readUtf8Line();
        line != null && !isClosed() && !version.isEmpty();
        line = lines.readUtf8Line()) {
      take(line);
    }
  }

  private void take(String line) throws IOException {
    JsonObject change = parsed(line);
    KubeObject object = new KubeObject(change.getAsJsonObject("object"));
    switch (text(change, "type")) {
      case "ADDED", "MODIFIED" -> tell(object);
      case "DELETED" -> listener.deleted(object);
      case "BOOKMARK" -> {
        // Nothing happened; only the place to go on from moves.
      }
      default -> {
        // Mostly 410: the place to go on from is forgotten. Whatever it is, a new list is right.
        LOG.log(System.Logger.Level.DEBUG, "Watching {0}: {1}", resource.plural(), line);
        version = "";
        return;
      }
    }
    version = Long.toString(object.version());
  }

  /** One object that nobody reckoned with must not hide all the others. */
  private void tell(KubeObject object) {
    try {
      listener.seen(object);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "A defect hides %s %s in %s"
              .formatted(resource.kind(), object.name(), object.namespace()),
          e);
    }
  }

  private static JsonObject parsed(String line) throws IOException {
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonParseException e) {
      throw new IOException("a change that cannot be read", e);
    }
  }

  private static String text(JsonObject object, String key) {
    return object.get(key) == null ? "" : object.get(key).getAsString();
  }
}

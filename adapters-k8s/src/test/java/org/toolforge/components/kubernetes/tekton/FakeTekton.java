package org.toolforge.components.kubernetes.tekton;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;

/**
 * Takes up every run of a namespace, lets it run for as long as the test wants, and stops it when
 * it is asked to, or when its time is up. For tests with {@link
 * org.toolforge.components.kubernetes.harness.NeedsRealServer}.
 */
public final class FakeTekton implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final String namespace;

  /** What the names of further namespaces begin with; empty when there are none. */
  private final String others;

  private final @Nullable FakeKubelet kubelet;
  private final Informer informer;
  private final Map<String, FakeRun> runs = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fake-tekton").factory());
  private volatile Optional<Hindrance> hindrance = Optional.empty();
  private volatile Optional<Duration> success = Optional.empty();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile int mostAtOnce;

  /** As the API server tells in order, so that it is never wrong; for the informer's thread. */
  private final Set<String> open = new HashSet<>();

  private volatile boolean away;
  private volatile boolean closed;

  private FakeTekton(
      KubeTestServer server, String namespace, @Nullable FakeKubelet kubelet, String others) {
    TektonKinds.applyTo(server);
    server.createNamespace(namespace);
    this.cluster = server.connect();
    this.namespace = namespace;
    this.kubelet = kubelet;
    this.others = others;
    informer =
        others.isEmpty()
            ? Informer.in(namespace, cluster.client(), Resource.PIPELINE_RUNS, "", new Controller())
            : new Informer(cluster.client(), Resource.PIPELINE_RUNS, "", new Controller());
    informer.start();
  }

  /** Drives the runs of a namespace, with a pod for each. */
  public static FakeTekton in(String namespace, FakeKubelet kubelet) {
    return new FakeTekton(KubeTestServer.shared(), namespace, kubelet, "");
  }

  /** Drives also the runs of all namespaces whose names begin like that. */
  public static FakeTekton in(String namespace, FakeKubelet kubelet, String others) {
    return new FakeTekton(KubeTestServer.shared(), namespace, kubelet, others);
  }

  /** Drives the runs of a namespace of another server than the shared one. */
  static FakeTekton on(KubeTestServer server, String namespace, FakeKubelet kubelet) {
    return new FakeTekton(server, namespace, kubelet, "");
  }

  /** Drives the runs of a namespace without any pods, which is faster. */
  public static FakeTekton withoutPods(String namespace) {
    return new FakeTekton(KubeTestServer.shared(), namespace, null, "");
  }

  /** Has the shared server know Tekton's kinds, without anybody that would drive runs. */
  public static void install() {
    TektonKinds.applyTo(KubeTestServer.shared());
  }

  private final class Controller implements Informer.Listener {
    @Override
    public void seen(KubeObject run) {
      count(run);
      try {
        if (!away && isMine(run)) {
          drive(run);
        }
      } catch (RuntimeException e) {
        if (!closed) {
          throw e;
        }
      }
    }

    private void count(KubeObject run) {
      if (Statuses.isOver(run)) {
        open.remove(run.name());
      } else {
        open.add(run.name());
      }
      mostAtOnce = Math.max(mostAtOnce, open.size());
    }

    @Override
    public void deleted(KubeObject run) {
      open.remove(run.name());
      FakeRun gone = runs.remove(run.name());
      if (gone != null) {
        gone.abandon();
      }
    }

    @Override
    public void listed(Set<String> uids, long version) {}
  }

  private boolean isMine(KubeObject run) {
    return run.namespace().equals(namespace)
        || (!others.isEmpty() && run.namespace().startsWith(others));
  }

  private void drive(KubeObject object) {
    FakeRun run =
        runs.computeIfAbsent(object.name(), name -> new FakeRun(cluster.client(), kubelet, object));
    if (isStopped(object)) {
      run.cancel();
    } else if (run.begin(hindrance)) {
      taken.incrementAndGet();
      success.ifPresent(after -> {
        var unused = timer.schedule(() -> run.succeed(), after.toMillis(), TimeUnit.MILLISECONDS);
      });
      limit(object)
          .ifPresent(limit -> {
            var unused = timer.schedule(run::timeOut, limit.toMillis(), TimeUnit.MILLISECONDS);
          });
    }
  }

  private static boolean isStopped(KubeObject run) {
    return run.part("spec").filter(spec -> spec.has("status")).isPresent();
  }

  private static Optional<Duration> limit(KubeObject run) {
    return run.part("spec")
        .map(spec -> spec.getAsJsonObject("timeouts"))
        .map(timeouts -> Duration.parse("PT" + timeouts.get("pipeline").getAsString()));
  }

  /** Whether it does nothing at all from now on, as if it were not installed. */
  public void leave(boolean whether) {
    away = whether;
    if (!whether) {
      all().forEach(this::drive);
    }
  }

  /** Why the pods of runs do not start. */
  record Hindrance(String reason, String message) {}

  /** From now on no pod starts, and this is said of it. */
  public void startNothing(String reason, String message) {
    hindrance = Optional.of(new Hindrance(reason, message));
  }

  /** A run, as soon as it is taken up. */
  public FakeRun run(String name) {
    Instant end = Instant.now().plus(PATIENCE);
    FakeRun run = runs.get(name);
    while (run == null || !run.isTaken()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Nobody started the run " + name);
      }
      pause();
      run = runs.get(name);
    }
    return run;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }

  /** From now on every run comes to a good end by itself. */
  public void succeedAllAfter(Duration time) {
    success = Optional.of(time);
  }

  /** How many runs there were. */
  public int taken() {
    return taken.get();
  }

  /** How many runs there were at the same moment. */
  public int mostAtOnce() {
    return mostAtOnce;
  }

  /** Lets all runs that are there now come to a good end. */
  public void succeedAll() {
    all().forEach(object -> run(object.name()).succeed());
  }

  /** All runs that are there now, also those that are over. */
  List<KubeObject> all() {
    return cluster.client().list(Resource.PIPELINE_RUNS, namespace, "");
  }

  @Override
  public void close() {
    closed = true;
    informer.close();
    timer.shutdownNow();
    cluster.close();
  }
}

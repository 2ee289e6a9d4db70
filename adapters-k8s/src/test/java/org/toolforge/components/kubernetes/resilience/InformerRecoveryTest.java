package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.store.Mirror;

/** An informer behind which connections break and the API server objects. */
@NeedsRealServer
@Execution(ExecutionMode.CONCURRENT)
class InformerRecoveryTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Resource KIND = Resource.CONTROLLER_REVISIONS;

  private record Seen(KubeObject object) implements Mirror.Known {}

  /** No other test has such objects. */
  private final String own = "informer-recovery-" + NUMBER.incrementAndGet();

  private final KubeTestServer server = KubeTestServer.shared();
  private final Cluster direct = server.connect();
  private final FaultyApi api = new FaultyApi();
  private final Cluster cluster = api.connect();
  private final Mirror<Seen> mirror = new Mirror<>((object, before) -> read(object));
  private final Informer informer = new Informer(cluster.client(), KIND, "recovery=" + own, mirror);

  private static Seen read(KubeObject object) {
    if (object.name().equals("poison")) {
      throw new IllegalStateException("Nobody reckoned with this (as the test wants it)");
    }
    return new Seen(object);
  }

  @BeforeEach
  void open() {
    server.createNamespace(own);
  }

  @AfterEach
  void close() {
    informer.close();
    cluster.close();
    api.close();
    direct.close();
  }

  @Test
  void goesOnWhereAWatchEnded() {
    create("before");
    start();

    api.endWatches();
    create("after");

    awaitKnown("before", "after");
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void goesOnWhereAConnectionBroke() {
    try (DeadWire wire = new DeadWire();
        Cluster other = wire.connect();
        Informer cut = new Informer(other.client(), KIND, "recovery=" + own, mirror)) {
      create("before");
      cut.start();
      awaitKnown("before");

      wire.cut();
      create("after");

      awaitKnown("before", "after");
      Await.until("it is trusted again", () -> cut.trouble().isEmpty());
    }
  }

  @Test
  void listsAnewWhenTheApiServerHasForgottenWhereToGoOn() {
    create("before");
    start();

    missWhile(Fault.refusing(Call::isWatch, 410).once());

    awaitKnown("after");
    assertThat(lists()).isEqualTo(2);
  }

  @Test
  void listsAnewWhenThatIsSaidInTheMiddleOfAWatch() {
    create("before");
    start();

    missWhile(Fault.goneInTheMiddle(Call::isWatch).once());

    awaitKnown("after");
    assertThat(lists()).isEqualTo(2);
  }

  /** One object goes and another comes while nothing can be watched; then the fault is met. */
  private void missWhile(Fault fault) {
    Fault outage = Fault.refusing(Call::isWatch, 503);
    api.prepare(outage);
    api.endWatches();
    Await.until("it is noticed", () -> informer.trouble().isPresent());
    delete("before");
    create("after");
    api.prepare(fault);
    outage.left().set(0);
  }

  @Test
  void doesNotBesiegeAnApiServerThatForgetsAllTheTime() {
    start();
    api.prepare(Fault.refusing(Call::isWatch, 410));
    api.endWatches();

    Await.pass(Duration.ofSeconds(3));

    assertThat(api.calls()).hasSizeLessThan(12);
  }

  @Test
  void doesNotBesiegeAnApiServerThatEndsEveryWatch() {
    start();
    api.prepare(Fault.refusing(Call::isWatch, 200));
    api.endWatches();

    Await.pass(Duration.ofSeconds(3));

    assertThat(api.calls()).hasSizeLessThan(12);
  }

  @Test
  void beginsOnceTheApiServerListsAtLast() {
    create("there");
    api.prepare(Fault.refusing(InformerRecoveryTest::isList, 429).once());
    api.prepare(Fault.refusing(InformerRecoveryTest::isList, 500).once());
    api.prepare(Fault.answering(InformerRecoveryTest::isList, 200, "<html>Welcome</html>").once());
    informer.start();

    Await.until("it fails", () -> lists() > 1);
    assertThat(informer.trouble()).get().asString().contains("controllerrevisions", "cannot");
    awaitKnown("there");
    Await.until("it is trusted", () -> informer.trouble().isEmpty());
  }

  @Test
  void tellsWhyNothingCanBeWatchedForAsLongAsThatIsSo() {
    start();
    assertThat(informer.trouble()).isEmpty();

    api.prepare(Fault.refusing(Call::isWatch, 500));
    api.endWatches();
    Await.until("there is trouble", () -> informer.trouble().isPresent());
    api.recover();

    Await.until("it is over", () -> informer.trouble().isEmpty());
  }

  @Test
  void tellsOfAllOthersWhenOneObjectCannotBeTaken() {
    create("poison");
    create("there");
    start();

    create("later");

    awaitKnown("there", "later");
  }

  @Test
  void whatWasReadBeforeADeletionDoesNotComeBack() {
    KubeObject read = create("gone");
    start();
    awaitKnown("gone");

    delete("gone");
    awaitKnown();
    mirror.learn(read);

    assertThat(mirror.list(own)).isEmpty();
  }

  private void start() {
    informer.start();
    Await.until("it watches", api::isWatched);
  }

  private KubeObject create(String name) {
    KubeObject object = KubeObject.named(KIND, own, name);
    JsonObject labels = new JsonObject();
    labels.addProperty("recovery", own);
    object.metadata().add("labels", labels);
    object.tree().addProperty("revision", 1);
    object.tree().add("data", new JsonObject());
    return direct.client().create(KIND, object).orElseThrow();
  }

  private void delete(String name) {
    direct.client().delete(KIND, own, name);
  }

  private static boolean isList(Call call) {
    return call.isList(KIND);
  }

  private long lists() {
    return api.calls().stream().filter(InformerRecoveryTest::isList).count();
  }

  private void awaitKnown(String... names) {
    Await.until(
        "exactly these are known: " + List.of(names),
        () ->
            informerIsDone()
                && mirror.list(own).stream()
                    .map(seen -> seen.object().name())
                    .sorted()
                    .toList()
                    .equals(Stream.of(names).sorted().toList()));
  }

  /** Before everything was told once, the mirror refuses to say anything. */
  private boolean informerIsDone() {
    try {
      return mirror.all() != null;
    } catch (ComponentsException.Unavailable e) {
      return false;
    }
  }
}

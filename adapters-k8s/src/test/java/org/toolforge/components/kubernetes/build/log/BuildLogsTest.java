package org.toolforge.components.kubernetes.build.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.harness.ContainerLog;
import org.toolforge.components.kubernetes.harness.FakePod;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

@NeedsRealServer
class BuildLogsTest implements LogContract {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TestBuild build = TestBuild.begin();
  private final FakePod pod = build.pod("-pod");

  @AfterEach
  void close() {
    build.close();
  }

  @Override
  public void startPrinting() {
    build.start(pod, "clone").print("cloning", "cloned");
  }

  @Override
  public void endPrinting() {
    build.start(pod, "build").print("built");
    build.finish(pod);
  }

  @Override
  public LogReader log(long after, boolean follow) {
    return build.read(after, follow);
  }

  @Override
  public LogReader logOfNothing() {
    return build.logs.open(TestBuild.NAMESPACE, "no-such", Mask.OF_URLS, 0, true, () -> true);
  }

  private List<String> texts(boolean follow) {
    return LogContract.lines(log(0, follow)).stream().map(LogLine::text).toList();
  }

  private CompletableFuture<List<String>> followed() {
    return CompletableFuture.supplyAsync(() -> texts(true), task -> Thread.ofVirtual().start(task))
        .orTimeout(30, TimeUnit.SECONDS);
  }

  @Test
  void showsWhatEachStepPrintsAndWhen() {
    Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
    build.start(pod, "clone").print(time, "cloning").print(time.plusMillis(1), "cloned");
    build.start(pod, "build").print(time.plusSeconds(2), "building");
    build.finish(pod);

    assertThat(LogContract.lines(log(0, false)))
        .containsExactly(
            new LogLine(1, time, "[clone] cloning"),
            new LogLine(2, time.plusMillis(1), "[clone] cloned"),
            new LogLine(3, time.plusSeconds(2), "[build] building"));
  }

  @Test
  void neverEvenAsksForStepsThatAreNotOnTheList() {
    build.start(pod, "push").print("the password is swordfish");
    build.start(pod, "clone").print("cloned");
    build.finish(pod);

    assertThat(texts(true)).containsExactly("[clone] cloned");
    assertThat(
            build.logs.tailOf(
                TestBuild.NAMESPACE, build.name, "push", Mask.OF_URLS, 5, Duration.ofSeconds(5)))
        .isEmpty();
    assertThat(build.kubelet.asked()).isNotEmpty().noneMatch(path -> path.contains("push"));
  }

  @Test
  void followsFromAPodThatHasNotStartedThroughAllSteps() {
    CompletableFuture<List<String>> followed = followed();
    letTimePass();
    ContainerLog clone = build.start(pod, "clone");
    clone.print("one");
    letTimePass();
    clone.print("two");
    build.start(pod, "build").print("three");
    pod.end("step-clone", 0);
    FakePod second = build.pod("-second");
    build.start(second, "build").print("four");
    pod.end("step-build", 0);
    pod.end("step-push", 0);
    pod.succeed();
    build.finish(second);

    assertThat(followed.join())
        .containsExactly("[clone] one", "[clone] two", "[build] three", "[build] four");
  }

  @Test
  void endsWhenABuildEndsThatNeverStarted() {
    CompletableFuture<List<String>> followed = followed();
    letTimePass();
    build.ended = true;

    assertThat(followed.join()).isEmpty();
  }

  @Test
  void hidesSecrets() {
    build
        .start(pod, "clone")
        .print("cloning https://me:hunter2@git.example.org/x")
        .print("using swordfish-token now");
    build.finish(pod);
    Mask mask = Mask.of(List.of("swordfish-token"));

    assertThat(
            LogContract.lines(
                build.logs.open(TestBuild.NAMESPACE, build.name, mask, 0, false, () -> true)))
        .extracting(LogLine::text)
        .containsExactly("[clone] cloning https://***@git.example.org/x", "[clone] using *** now");
  }

  @Test
  void showsALastLineThatHasNoEnd() {
    build.start(pod, "clone").print("one").printRaw("no newline".getBytes(StandardCharsets.UTF_8));
    build.finish(pod);

    assertThat(texts(true)).containsExactly("[clone] one", "[clone] no newline");
    assertThat(texts(false)).containsExactly("[clone] one", "[clone] no newline");
  }

  @Test
  void saysThatAPodVanishedInTheMiddle() {
    build.start(pod, "clone").print("one");
    CompletableFuture<List<String>> followed = followed();
    eventually(() -> assertThat(build.kubelet.asked()).isNotEmpty());
    pod.delete();
    build.ended = true;

    assertThat(followed.join())
        .containsExactly(
            "[clone] one",
            "[clone] What else this step printed, if anything, is lost: its pod is gone.");
  }

  @Test
  void saysThatAPodWasThrownOut() {
    build.start(pod, "clone").print("one");
    CompletableFuture<List<String>> followed = followed();
    eventually(() -> assertThat(build.kubelet.asked()).isNotEmpty());
    pod.evict("The node was low on memory.");
    build.ended = true;

    assertThat(followed.join())
        .containsExactly(
            "[clone] one",
            "[clone] What else this step printed, if anything, is lost: Evicted: The node was low on"
                + " memory.",
            "[build] What else this step printed, if anything, is lost: Evicted: The node was low on"
                + " memory.");
  }

  @Test
  void keepsTheLastLinesWithTheirNumbers() throws InterruptedException {
    build.start(pod, "clone").printLines(100, "x".repeat(1000));
    build.start(pod, "build").print("last");
    build.finish(pod);
    BuildLogs few = build.logs(new LogLimits(1, 1000, 5_000, 100, SECOND, SECOND));

    List<LogLine> kept =
        few.tail(TestBuild.NAMESPACE, build.name, Mask.OF_URLS, Duration.ofSeconds(20));
    assertThat(kept).extracting(LogLine::number).containsExactly(97L, 98L, 99L, 100L, 101L);
    assertThat(kept).isEqualTo(LogContract.lines(log(96, false)));
    assertThat(LogContract.lines(KeptLog.read(KeptLog.pack(kept), 96))).isEqualTo(kept);
  }

  @Test
  void tellsTheLastWordsOfAStep() {
    build.start(pod, "build").print("one", "two https://a:b@c", "three");
    build.finish(pod);

    assertThat(
            build.logs.tailOf(
                TestBuild.NAMESPACE, build.name, "build", Mask.OF_URLS, 2, Duration.ofSeconds(5)))
        .containsExactly("two https://***@c", "three");
  }

  @Test
  void takesNoLongerThanItMay() throws InterruptedException {
    ContainerLog log = build.start(pod, "clone").print("one");
    log.hold();
    build.finish(pod);
    Instant begun = Instant.now();

    assertThat(
            build.logs.tail(TestBuild.NAMESPACE, build.name, Mask.OF_URLS, Duration.ofMillis(500)))
        .isEmpty();
    assertThat(
            build.logs.tailOf(
                TestBuild.NAMESPACE, build.name, "clone", Mask.OF_URLS, 2, Duration.ofMillis(500)))
        .isEmpty();
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    log.release();
  }

  @Test
  void readsOnlySoManyLogsAtOnce() {
    startPrinting();
    BuildLogs one = build.logs(new LogLimits(1, 1000, 5_000, 100, SECOND, SECOND));
    LogReader first = one.open(TestBuild.NAMESPACE, build.name, Mask.OF_URLS, 0, true, () -> false);

    assertThatThrownBy(
            () -> one.open(TestBuild.NAMESPACE, build.name, Mask.OF_URLS, 0, true, () -> false))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("limit");
    first.close();
    one.open(TestBuild.NAMESPACE, build.name, Mask.OF_URLS, 0, true, () -> false).close();
  }
}

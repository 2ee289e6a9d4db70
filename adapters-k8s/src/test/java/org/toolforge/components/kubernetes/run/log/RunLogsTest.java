package org.toolforge.components.kubernetes.run.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
class RunLogsTest implements LogContract {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final TestJob job = TestJob.begin();
  private final FakePod pod = job.pod("aaaaa");

  @AfterEach
  void close() {
    job.close();
  }

  @Override
  public void startPrinting() {
    job.start(pod).print("starting", "started");
  }

  @Override
  public void endPrinting() {
    job.kubelet.log(TestJob.NAMESPACE, pod.name(), TestJob.JOB).print("stopped");
    job.finish(pod);
  }

  @Override
  public LogReader log(long after, boolean follow) {
    return job.read(after, follow);
  }

  @Override
  public LogReader logOfNothing() {
    // Whether there is such a job is known to who asks.
    throw new ComponentsException.NotFound("Unable to find a job");
  }

  private List<String> texts(boolean follow) {
    return LogContract.lines(log(0, follow)).stream().map(LogLine::text).toList();
  }

  private CompletableFuture<List<String>> followed() {
    return CompletableFuture.supplyAsync(() -> texts(true), task -> Thread.ofVirtual().start(task))
        .orTimeout(40, TimeUnit.SECONDS);
  }

  private void awaitReader() {
    eventually(() -> assertThat(job.kubelet.asked()).isNotEmpty());
  }

  @Test
  void mergesWhatReplicasPrintByItsTime() {
    FakePod second = job.pod("bbbbb");
    ContainerLog one = job.start(pod);
    ContainerLog other = job.start(second);
    for (int i = 0; i < 50; i += 2) {
      one.print(TIME.plusMillis(i), "line " + i);
      other.print(TIME.plusMillis(i + 1), "line " + (i + 1));
    }
    List<LogLine> lines = LogContract.lines(log(0, false));

    assertThat(lines).hasSize(50);
    for (int i = 0; i < 50; i++) {
      assertThat(lines.get(i))
          .isEqualTo(
              new LogLine(
                  i + 1,
                  TIME.plusMillis(i),
                  "[%s] line %d".formatted(i % 2 == 0 ? "aaaaa" : "bbbbb", i)));
    }
    assertThat(LogContract.lines(log(17, false))).isEqualTo(lines.subList(17, 50));
    job.finish(pod);
    job.finish(second);
    assertThat(LogContract.lines(log(0, true))).isEqualTo(lines);
    assertThat(LogContract.lines(log(33, true))).isEqualTo(lines.subList(33, 50));
  }

  @Test
  void followsAReplicaThatComesLater() {
    ContainerLog first = job.start(pod).print("one");
    CompletableFuture<List<String>> followed = followed();
    awaitReader();
    FakePod second = job.pod("bbbbb");
    ContainerLog other = job.start(second).print("two");
    eventually(() -> assertThat(other.readers()).isPositive());
    first.print("three");
    letTimePass();
    pod.delete();
    job.finish(second);

    assertThat(followed.join()).hasSize(3).containsSubsequence("[bbbbb] two", "[aaaaa] three");
  }

  @Test
  void goesOnWithWhatARestartedContainerPrints() {
    ContainerLog first = job.start(pod).print("one");
    CompletableFuture<List<String>> followed = followed();
    awaitReader();
    first.print("two");
    pod.restart(TestJob.JOB, 1).print("three");
    letTimePass();
    pod.restart(TestJob.JOB, 1).print("four");
    job.finish(pod);

    assertThat(followed.join()).containsExactly("one", "two", "three", "four");
  }

  @Test
  void showsTheInstanceBeforeTheLatestOneForAsLongAsItIsThere() {
    job.start(pod).print("one");
    pod.restart(TestJob.JOB, 1).print("two");
    assertThat(texts(false)).containsExactly("one", "two");
    List<LogLine> two = LogContract.lines(log(1, false));
    pod.restart(TestJob.JOB, 1).print("three");
    job.finish(pod);

    assertThat(LogContract.lines(log(0, false)))
        .startsWith(two.getFirst())
        .extracting(LogLine::number, LogLine::text)
        .containsExactly(tuple(2L, "two"), tuple(3L, "three"));
    assertThat(texts(true)).containsExactly("two", "three");
  }

  @Test
  void readsTheLastWordsOfAContainerThatWaitsToBeRestartedOnce() {
    job.start(pod).print("one");
    pod.restart(TestJob.JOB, 1).print("two");
    pod.crash(TestJob.JOB, 1);
    CompletableFuture<List<String>> followed = followed();
    awaitReader();
    letTimePass();
    pod.restart(TestJob.JOB, 1).print("three");
    job.finish(pod);

    // Who came when it had crashed for the second time finds what is left.
    assertThat(followed.join()).containsExactly("two", "three");
  }

  @Test
  void losesNothingWhenTheConnectionBreaksAsAContainerIsRestarted() {
    ContainerLog first = job.start(pod).print("one");
    CompletableFuture<List<String>> followed = followed();
    awaitReader();
    first.hold();
    first.print("two", "three");
    first.breakConnections();
    first.release();
    pod.restart(TestJob.JOB, 1).print("four");
    job.finish(pod);

    assertThat(followed.join()).containsExactly("one", "two", "three", "four");
  }

  @Test
  void endsThoughAPodGoesOnWhenTheJobHasEnded() {
    job.start(pod).print("one");
    CompletableFuture<List<String>> followed = followed();
    awaitReader();
    job.ended = true;

    assertThat(followed.join()).containsExactly("one");
  }

  @Test
  void endsWhenAJobEndsThatHadNoPods() {
    pod.delete();
    CompletableFuture<List<String>> followed = followed();
    letTimePass();
    job.ended = true;

    assertThat(followed.join()).isEmpty();
  }

  @Test
  void readsNoOtherContainer() {
    job.start(pod).print("one");
    pod.start("other").print("the password is swordfish");

    assertThat(texts(false)).containsExactly("one");
    assertThat(job.kubelet.asked()).isNotEmpty().noneMatch(path -> path.contains("other"));
  }

  @Test
  void keepsTheNumbersOfLinesThoughEarlierOnesAreGone() {
    ContainerLog log = job.start(pod);
    log.print("one", "two", "three");
    List<LogLine> before = LogContract.lines(log(0, false));
    log.rotate();
    log.print("four");

    assertThat(before).hasSize(3);
    assertThat(LogContract.lines(log(3, false)))
        .extracting(LogLine::number, LogLine::text)
        .containsExactly(tuple(4L, "four"));
    assertThat(LogContract.lines(log(0, false)))
        .extracting(LogLine::number, LogLine::text)
        .containsExactly(tuple(4L, "four"));
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    job.start(pod).printLines(10_000, "x".repeat(100));
    FakePod second = job.pod("bbbbb");
    ContainerLog other = job.start(second).print("one");
    LogReader reader = log(0, true);
    assertThat(reader.next()).isPresent();
    eventually(() -> assertThat(other.readers()).isPositive());
    reader.close();

    // The node notices when it has something to send.
    eventually(() -> {
      other.print("more");
      assertThat(other.readers()).isZero();
    });
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void readsOnlySoManyLogsAtOnce() {
    startPrinting();
    Duration second = Duration.ofSeconds(1);
    RunLogs one = job.logs(new LogLimits(1, 1000, 5_000, 100, second, second));
    LogReader first = one.open(job.pods(), 0, true, () -> false);

    assertThatThrownBy(() -> one.open(job.pods(), 0, true, () -> false))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("limit");
    first.close();
    one.open(job.pods(), 0, true, () -> false).close();
  }

  @Test
  void tellsTheLastWordsOfAContainerAndOfTheOneBeforeIt() {
    job.start(pod).print("one", "two");
    pod.restart(TestJob.JOB, 1).print("three", "four", "five");
    Duration limit = Duration.ofSeconds(5);

    assertThat(job.logs.tail(TestJob.NAMESPACE, pod.name(), TestJob.JOB, false, 2, limit))
        .containsExactly("four", "five");
    assertThat(job.logs.tail(TestJob.NAMESPACE, pod.name(), TestJob.JOB, true, 2, limit))
        .containsExactly("one", "two");
    assertThat(job.logs.tail(TestJob.NAMESPACE, "no-such", TestJob.JOB, true, 2, limit)).isEmpty();
  }
}

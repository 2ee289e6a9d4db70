package org.toolforge.components.kubernetes.build.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.harness.ContainerLog;
import org.toolforge.components.kubernetes.harness.FakePod;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.log.Bookmarks;
import org.toolforge.components.kubernetes.resilience.DeadWire;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.WorldContract;

/** Each line comes once, and in order, whatever happens on its way. */
@NeedsRealServer
class BuildLogRecoveryTest implements WorldContract {

  private static CompletableFuture<List<String>> follow(TestBuild build) {
    return CompletableFuture.supplyAsync(
            () -> LogContract.lines(build.read(0, true)).stream().map(LogLine::text).toList(),
            // Those of the common pool are few.
            task -> Thread.ofVirtual().start(task))
        .orTimeout(60, TimeUnit.SECONDS);
  }

  private static List<String> lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> "line " + number).toList();
  }

  private static void print(ContainerLog log, int from, int to) {
    lines(from, to).forEach(log::print);
  }

  private static List<String> shown(int to) {
    return lines(0, to).stream().map(line -> "[clone] " + line).toList();
  }

  private void awaitReader(TestBuild build, int number) {
    eventually(() -> assertThat(build.kubelet.asked()).hasSizeGreaterThanOrEqualTo(number));
  }

  @Test
  void goesOnWhereTheConnectionToTheNodeBroke() {
    try (TestBuild build = TestBuild.begin()) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      print(log, 0, 50);
      log.breakAfter(777);
      CompletableFuture<List<String>> followed = follow(build);
      awaitReader(build, 1);
      print(log, 50, 60);
      log.breakConnections();
      print(log, 60, 70);
      letTimePass();
      log.breakAfter(10);
      log.breakConnections();
      print(log, 70, 80);
      build.finish(pod);

      assertThat(followed.join()).isEqualTo(shown(80));
    }
  }

  @Test
  void readsALogThatIsCutOffAfterItsContainerEnded() {
    try (TestBuild build = TestBuild.begin()) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      print(log, 0, 50);
      build.finish(pod);
      log.breakAfter(1_000);

      assertThat(follow(build).join()).isEqualTo(shown(50));
    }
  }

  @Test
  void goesOnWhereTheConnectionToTheApiServerBroke() {
    try (DeadWire wire = new DeadWire();
        TestBuild build = TestBuild.over(wire.connect())) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      CompletableFuture<List<String>> followed = follow(build);
      for (int round = 0; round < 3; round++) {
        awaitReader(build, round + 1);
        print(log, round * 10, round * 10 + 10);
        wire.cut();
      }
      print(log, 30, 40);
      build.finish(pod);

      assertThat(followed.join()).isEqualTo(shown(40));
    }
  }

  @Test
  void noticesThatAConnectionIsDead() {
    try (DeadWire wire = new DeadWire();
        TestBuild build = TestBuild.over(wire.connect())) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      CompletableFuture<List<String>> followed = follow(build);
      awaitReader(build, 1);
      print(log, 0, 10);
      wire.forgetConnection();
      print(log, 10, 20);
      build.finish(pod);

      assertThat(followed.join()).isEqualTo(shown(20));
    }
  }

  @Test
  void outlivesTheApiServer() {
    try (KubeTestServer server = KubeTestServer.ofItsOwn();
        TestBuild build = TestBuild.on(server)) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      print(log, 0, 10);
      CompletableFuture<List<String>> followed = follow(build);
      awaitReader(build, 1);
      server.stopApiServer();
      print(log, 10, 20);
      server.startApiServer();
      print(log, 20, 30);
      build.finish(pod);

      assertThat(followed.join()).isEqualTo(shown(30));
    }
  }

  @Test
  void goesOnForAReaderWhoComesBackThoughTheBeginningIsGone() throws InterruptedException {
    try (TestBuild build = TestBuild.begin()) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      log.printLines(Bookmarks.APART + 500, "early");
      try (LogReader first = build.read(0, true)) {
        for (int i = 0; i < Bookmarks.APART + 100; i++) {
          assertThat(first.next()).isPresent();
        }
      }
      print(log, 0, 10);
      log.rotate();
      log.print(Instant.now().plusSeconds(60), "late");
      build.finish(pod);

      assertThat(LogContract.lines(build.read(Bookmarks.APART, false)))
          .extracting(LogLine::number, LogLine::text)
          .containsExactly(tuple(Bookmarks.APART + 1L, "[clone] late"));
    }
  }

  @Test
  void readsNoMoreAgainThanItHasToForAReaderWhoComesBack() throws InterruptedException {
    try (TestBuild build = TestBuild.begin()) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      print(log, 0, Bookmarks.APART + 500);
      build.finish(pod);
      List<LogLine> all = LogContract.lines(build.read(0, false));

      assertThat(all).hasSize(Bookmarks.APART + 500);
      assertThat(LogContract.lines(build.read(Bookmarks.APART + 7, true)))
          .isEqualTo(all.subList(Bookmarks.APART + 7, all.size()));
      assertThat(
              build.logs.tail(
                  TestBuild.NAMESPACE, build.name, Mask.OF_URLS, Duration.ofSeconds(20)))
          .isEqualTo(all);
    }
  }

  @Test
  void waitsForANodeThatRefusesForAWhile() {
    try (TestBuild build = TestBuild.begin()) {
      FakePod pod = build.pod("");
      ContainerLog log = build.start(pod, "clone");
      print(log, 0, 10);
      log.refuse(500);
      CompletableFuture<List<String>> followed = follow(build);
      eventually(() -> assertThat(build.kubelet.asked()).hasSizeGreaterThan(1));
      log.accept();
      build.finish(pod);

      assertThat(followed.join()).isEqualTo(shown(10));
    }
  }
}

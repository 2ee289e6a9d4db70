package org.toolforge.components.kubernetes.build.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.ContainerLog;
import org.toolforge.components.kubernetes.harness.FakePod;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.WorldContract;

@NeedsRealServer
class BuildLogFloodTest implements WorldContract {

  /** A client of the cluster has 10 MB alone; the log is several times what is left. */
  private static final String HEAP = "32m";

  private static final int LINE = 100;
  private static final long LINES = 1_000_000;

  private final TestBuild build = TestBuild.begin();
  private final FakePod pod = build.pod("");

  @AfterEach
  void close() {
    build.close();
  }

  /** Follows the log in a small process; the container ends when that has begun to read. */
  private String followed(ContainerLog log, int idle) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                SmallProcess.command(HEAP, KubeTestServer.shared().kubeconfig(), build.name, idle))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      while (process.isAlive() && log.readers() == 0) {
        letTimePass();
      }
      build.finish(pod);
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor()).isZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void follows100MegabytesOfLinesInLittleMemoryWhileOthersDoNotReadOn()
      throws IOException, InterruptedException {
    ContainerLog log = build.start(pod, "clone").printLines(LINES, "x".repeat(LINE));

    // What five do not read would be 80 MB, did they share a connection.
    assertThat(followed(log, 5)).isEqualTo(LINES + " " + LINES * (LINE + "[clone] ".length()));
  }

  @Test
  void follows100MegabytesInOneLineInLittleMemory() throws IOException, InterruptedException {
    ContainerLog log =
        build.start(pod, "clone").printLongLine(LINES, "x".repeat(LINE)).print("end");

    assertThat(followed(log, 0)).startsWith("2 164");
  }

  @Test
  void harmsNobodyElseByNotReading() throws InterruptedException {
    build.start(pod, "clone").printLines(LINES, "x".repeat(LINE));
    try (LogReader idle = build.read(0, true)) {
      assertThat(idle.next()).isPresent();
      // Each has a time limit of its own.
      for (int i = 0; i < 20; i++) {
        assertThat(build.cluster.client().list(Resource.PODS, TestBuild.NAMESPACE, ""))
            .isNotEmpty();
      }
      try (LogReader more = build.read(0, true)) {
        for (int i = 0; i < 50_000; i++) {
          assertThat(more.next()).isPresent();
        }
      }
      Optional<LogLine> second = idle.next();
      assertThat(second).map(LogLine::number).contains(2L);
    }
  }
}

package org.toolforge.components.kubernetes.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.client.LogStream;

@NeedsRealServer
class FakeKubeletTest {

  private static final String NAMESPACE = "fake-kubelet";
  private static final String POD = "pod";

  private final Cluster cluster = KubeTestServer.shared().connect();
  private final FakeKubelet kubelet = FakeKubelet.join(KubeTestServer.shared());
  private final FakePod pod = kubelet.pod(NAMESPACE, POD, Map.of(), "one", "two");

  @AfterEach
  void close() {
    pod.delete();
    kubelet.close();
    cluster.close();
  }

  private Optional<String> read(LogRequest request) throws IOException {
    try (LogStream stream = cluster.client().log(request)) {
      Optional<InputStream> bytes = stream.open();
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(new String(bytes.get().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void givesWhatAContainerPrintedThroughTheApiServer() throws IOException {
    Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
    pod.start("one").print(time, "hello").print(time.plusSeconds(1), "world");

    assertThat(read(LogRequest.of(NAMESPACE, POD, "one")))
        .contains("2026-01-02T03:04:05.678Z hello\n2026-01-02T03:04:06.678Z world\n");
    assertThat(read(LogRequest.of(NAMESPACE, POD, "one").since(time.plusSeconds(1))))
        .contains("2026-01-02T03:04:06.678Z world\n");
    assertThat(read(LogRequest.of(NAMESPACE, POD, "one").last(1)))
        .contains("2026-01-02T03:04:06.678Z world\n");
  }

  @Test
  void givesNothingOfAContainerThatHasNotStartedOrIsNotThere() throws IOException {
    assertThat(read(LogRequest.of(NAMESPACE, POD, "one"))).isEmpty();
    assertThat(read(LogRequest.of(NAMESPACE, POD, "three"))).isEmpty();
    assertThat(read(LogRequest.of(NAMESPACE, "other", "one"))).isEmpty();
  }

  @Test
  void letsAReaderFollowUntilTheContainerEnds() throws IOException {
    ContainerLog log = pod.start("one").print("first");
    try (LogStream stream =
        cluster.client().log(LogRequest.of(NAMESPACE, POD, "one").following(true))) {
      InputStream bytes = stream.open().orElseThrow();
      assertThat((char) bytes.read()).isEqualTo('2');
      log.print("second");
      pod.end("one", 0);
      assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
          .containsSubsequence("first\n", "second\n");
    }
  }

  @Test
  void cutsAnAnswerOffWhichLooksLikeItsEnd() throws IOException {
    ContainerLog log = pod.start("one").print(Instant.parse("2026-01-02T03:04:05.678Z"), "hello");
    log.breakAfter(27);

    assertThat(read(LogRequest.of(NAMESPACE, POD, "one"))).contains("2026-01-02T03:04:05.678Z he");
    assertThat(kubelet.asked()).containsOnly("/containerLogs/fake-kubelet/pod/one?timestamps=true");
  }
}

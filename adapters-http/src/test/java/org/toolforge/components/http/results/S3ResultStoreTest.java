package org.toolforge.components.http.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.ResultStoreContract;
import org.toolforge.components.run.ResultPath;

class S3ResultStoreTest implements ResultStoreContract {

  private static final ResultPath OUT = new ResultPath("out.bin");

  @TempDir private static Path directory;
  private static SmallS3 server;
  private static S3ResultStore results;

  @BeforeAll
  static void start() throws IOException {
    server = new SmallS3(directory);
    results = store(server.endpoint(), SmallS3.BUCKET, SmallS3.SECRET_KEY);
  }

  @BeforeEach
  void clear() {
    server.clear();
  }

  @AfterAll
  static void stop() {
    results.close();
    server.close();
  }

  private static S3ResultStore store(URI endpoint, String bucket, String secret) {
    return S3ResultStore.open(
        new S3Settings(endpoint, bucket, "eu-1", "of/", () -> SmallS3.ACCESS_KEY, () -> secret));
  }

  @Override
  public ResultStore results() {
    return results;
  }

  private static InputStream content(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  @Test
  void namesObjectsByPrefixToolAndRun() throws IOException {
    results.put(TOOL, RUN, new ResultPath("a b/ü"), 3, content(3));

    assertThat(server.names()).containsExactly("of/mytool/" + RUN + "/a b/ü");
  }

  @Test
  void leavesNoPartsBehindWhenTheContentEndsTooEarly() {
    assertThatThrownBy(() -> results.put(TOOL, RUN, OUT, 13_000_000, content(12_000_000)))
        .isInstanceOf(IOException.class);

    assertThat(server.names()).isEmpty();
    assertThat(server.openUploads()).isZero();
  }

  @Test
  void keepsAFileThatTakesManyParts() throws IOException {
    results.put(TOOL, RUN, OUT, 12_000_001, content(12_000_001));

    try (InputStream in = results.read(TOOL, RUN, OUT, 5_000_000, 6_000_000)) {
      assertThat(in.readAllBytes()).isEqualTo(new byte[6_000_000]);
    }
    assertThat(server.openUploads()).isZero();
  }

  @Test
  void saysWhatAdministratorsHaveToMendAndNoSecret() {
    try (S3ResultStore wrongKey = store(server.endpoint(), SmallS3.BUCKET, "another-secret")) {
      assertThatThrownBy(() -> wrongKey.list(TOOL, RUN))
          .isInstanceOf(ComponentsException.Unavailable.class)
          .hasMessageContaining("keys of this server")
          .hasMessageNotContaining("another-secret");
      assertThatThrownBy(() -> wrongKey.put(TOOL, RUN, OUT, 5, content(5)))
          .isInstanceOf(ComponentsException.Unavailable.class);
    }
    try (S3ResultStore noBucket = store(server.endpoint(), "nothing", SmallS3.SECRET_KEY)) {
      assertThatThrownBy(() -> noBucket.list(TOOL, RUN))
          .isInstanceOf(ComponentsException.Unavailable.class)
          .hasMessageContaining("bucket");
      assertThatThrownBy(() -> noBucket.remove(TOOL, RUN))
          .isInstanceOf(ComponentsException.Unavailable.class);
    }
  }

  @Test
  void isUnavailableWhenTheStoreIsDown() throws IOException {
    SmallS3 gone = new SmallS3(directory);
    gone.close();
    try (S3ResultStore down = store(gone.endpoint(), SmallS3.BUCKET, SmallS3.SECRET_KEY)) {
      assertThatThrownBy(() -> down.list(TOOL, RUN))
          .isInstanceOf(ComponentsException.Unavailable.class);
      assertThatThrownBy(() -> down.find(TOOL, RUN, OUT))
          .isInstanceOf(ComponentsException.Unavailable.class);
      assertThatThrownBy(() -> down.read(TOOL, RUN, OUT, 0, 1))
          .isInstanceOf(ComponentsException.Unavailable.class);
      assertThatThrownBy(() -> down.put(TOOL, RUN, OUT, 5, content(5)))
          .isInstanceOf(ComponentsException.Unavailable.class);
      assertThatThrownBy(() -> down.remove(TOOL, RUN))
          .isInstanceOf(ComponentsException.Unavailable.class);
    }
  }
}

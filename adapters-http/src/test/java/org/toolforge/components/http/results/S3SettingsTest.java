package org.toolforge.components.http.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.ComponentsException;

class S3SettingsTest {

  private static final Map<String, String> ALL =
      Map.of(
          "RESULTS_S3_ENDPOINT", "https://minio.example:9000",
          "RESULTS_S3_BUCKET", "results",
          "RESULTS_S3_ACCESS_KEY", "access",
          "RESULTS_S3_SECRET_KEY", "very-secret");

  @TempDir private Path directory;

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(ALL);
    environment.put(name, value);
    return environment;
  }

  @Test
  void fillsInWhatIsUsualAndShowsNoSecret() {
    S3Settings settings = S3Settings.of(ALL);

    assertThat(settings.endpoint()).isEqualTo(URI.create("https://minio.example:9000"));
    assertThat(settings.bucket()).isEqualTo("results");
    assertThat(settings.region()).isEqualTo("us-east-1");
    assertThat(settings.prefix()).isEmpty();
    assertThat(settings.accessKey().get()).isEqualTo("access");
    assertThat(settings.secretKey().get()).isEqualTo("very-secret");
    assertThat(settings.toString()).doesNotContain("very-secret").contains("minio.example");
  }

  @Test
  void readsKeysFromFilesAsTheyAreNow() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "one\n");
    S3Settings settings = S3Settings.of(with("RESULTS_S3_SECRET_KEY_FILE", file.toString()));
    assertThat(settings.secretKey().get()).isEqualTo("one");

    Files.writeString(file, "two");
    assertThat(settings.secretKey().get()).isEqualTo("two");
    Files.delete(file);
    assertThatThrownBy(() -> settings.secretKey().get())
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("RESULTS_S3_SECRET_KEY_FILE");
  }

  @Test
  void endsThePrefixWithASlash() {
    assertThat(S3Settings.of(with("RESULTS_S3_PREFIX", "a/b")).prefix()).isEqualTo("a/b/");
    assertThat(S3Settings.of(with("RESULTS_S3_PREFIX", "a/")).prefix()).isEqualTo("a/");
  }

  @ParameterizedTest
  @CsvSource({
    "RESULTS_S3_ENDPOINT, ''",
    "RESULTS_S3_ENDPOINT, minio.example:9000",
    "RESULTS_S3_ENDPOINT, ftp://minio.example",
    "RESULTS_S3_ENDPOINT, https://user:secret@minio.example",
    "RESULTS_S3_ENDPOINT, https://minio.example/path",
    "RESULTS_S3_ENDPOINT, https://mi nio",
    "RESULTS_S3_BUCKET, ' '",
    "RESULTS_S3_SECRET_KEY, ''",
    "RESULTS_S3_SECRET_KEY_FILE, /nothing/there",
    "RESULTS_S3_PREFIX, /a",
    "RESULTS_S3_PREFIX, a-prefix-of-more-than-thirty-two-bytes"
  })
  void saysWhichSettingIsWrong(String name, String value) {
    assertThatThrownBy(() -> S3Settings.of(with(name, value)))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining(name)
        .hasMessageNotContaining("secret@");
  }
}

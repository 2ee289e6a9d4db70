package org.toolforge.components.http.results;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * Where in which object store the results of runs are kept. It shows no secret.
 *
 * @param endpoint of the store, such as {@code https://minio.example:9000}
 * @param bucket which has to be there
 * @param region as the store calls it
 * @param prefix of all names in the bucket: empty, or ending in {@code /}
 * @param accessKey gives it anew at each call, so that it may change
 * @param secretKey likewise
 */
public record S3Settings(
    URI endpoint,
    String bucket,
    String region,
    String prefix,
    Supplier<String> accessKey,
    Supplier<String> secretKey) {

  /** A name may have 1024 bytes, of which a tool, a run and a path need nearly all. */
  private static final int LONGEST_PREFIX = 32;

  private static final int LONGEST_KEY = 4096;
  private static final String ENDPOINT = "RESULTS_S3_ENDPOINT";
  private static final String BUCKET = "RESULTS_S3_BUCKET";
  private static final String REGION = "RESULTS_S3_REGION";
  private static final String PREFIX = "RESULTS_S3_PREFIX";
  private static final String ACCESS_KEY = "RESULTS_S3_ACCESS_KEY";
  private static final String SECRET_KEY = "RESULTS_S3_SECRET_KEY";
  private static final String USUAL_REGION = "us-east-1";

  /**
   * Reads them from the environment: {@value #ENDPOINT}, {@value #BUCKET}, {@value #REGION}
   * ({@value #USUAL_REGION} if left out), {@value #PREFIX} (none if left out), {@value #ACCESS_KEY}
   * and {@value #SECRET_KEY}; the last two with {@code _FILE} behind them name files instead.
   *
   * @throws ComponentsException.Invalid when one of them is missing or wrong
   */
  public static S3Settings of(Map<String, String> environment) {
    String prefix = environment.getOrDefault(PREFIX, "");
    String withSlash = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    if (withSlash.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX
        || withSlash.startsWith("/")) {
      throw wrong(
          PREFIX, "must be at most %d bytes and not begin with /".formatted(LONGEST_PREFIX));
    }
    return new S3Settings(
        endpoint(required(environment, ENDPOINT)),
        required(environment, BUCKET),
        environment.getOrDefault(REGION, USUAL_REGION),
        withSlash,
        key(environment, ACCESS_KEY),
        key(environment, SECRET_KEY));
  }

  private static URI endpoint(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare = uri.getRawPath() == null || uri.getRawPath().matches("/?");
      if (web && bare && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // What is wrong with it is said below.
    }
    throw wrong(ENDPOINT, "must be an address such as https://host:9000, without a path");
  }

  private static Supplier<String> key(Map<String, String> environment, String name) {
    String file = environment.get(name + "_FILE");
    if (file != null) {
      try {
        String unused = content(Path.of(file));
      } catch (IOException e) {
        throw wrong(name + "_FILE", "names a file that cannot be read: " + e);
      }
      return () -> presentContent(name, Path.of(file));
    }
    String value = required(environment, name);
    return () -> value;
  }

  private static String presentContent(String name, Path file) {
    try {
      return content(file);
    } catch (IOException e) {
      throw new ComponentsException.Unavailable(
          "The file that %s_FILE names cannot be read any more: %s".formatted(name, e),
          Duration.ofSeconds(10),
          e);
    }
  }

  private static String content(Path file) throws IOException {
    if (Files.size(file) > LONGEST_KEY) {
      throw new IOException("It is too long for a key");
    }
    return Files.readString(file).strip();
  }

  private static String required(Map<String, String> environment, String name) {
    @Nullable String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw wrong(name, "is missing, and results cannot be kept in S3 without it");
    }
    return value;
  }

  private static ComponentsException.Invalid wrong(String name, String rule) {
    return ComponentsException.Invalid.because("The setting %s %s".formatted(name, rule));
  }

  @Override
  public String toString() {
    return "S3Settings[%s, bucket %s, prefix '%s']".formatted(endpoint, bucket, prefix);
  }
}

package org.toolforge.components.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file of any size through a buffer. After a connection broke it goes on where that
 * ended, as long as the file is the same.
 */
final class Downloading {

  private static final int BUFFER = 64 * 1024;
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Connection connection;
  private final String path;
  private final OutputStream destination;
  private final Retries retries;

  private @Nullable String version;
  private long fetched;
  private long size = -1;

  /**
   * @param path where the file is, below the tool
   */
  Downloading(Connection connection, String path, OutputStream destination, Pause pause) {
    this.connection = connection;
    this.path = path;
    this.destination = destination;
    this.retries = new Retries(pause);
  }

  /**
   * All of it.
   *
   * @throws IOException when it cannot be written
   */
  void toTheEnd() throws InterruptedException, IOException {
    while (size < 0 || fetched < size) {
      try {
        HttpResponse<InputStream> answer = connection.open(path, "*/*", headers());
        check(answer);
        try (InputStream body = answer.body();
            StallGuard guard = StallGuard.of(body, SILENCE)) {
          copy(body, guard);
        }
      } catch (ClientException.Refused refused) {
        retries.after(refused);
      } catch (ClientException.Unreachable unreachable) {
        retries.after(unreachable, Duration.ZERO);
      }
    }
    destination.flush();
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (fetched > 0 && version != null) {
      headers.put("Range", "bytes=" + fetched + "-");
      headers.put("If-Range", version);
    }
    return headers;
  }

  private void check(HttpResponse<InputStream> answer) throws IOException {
    boolean continued = answer.statusCode() == 206;
    if (fetched > 0 && !continued) {
      answer.body().close();
      throw new ClientException.Refused(
          412,
          List.of("The file was replaced while it was fetched. Fetch it again."),
          List.of(),
          Duration.ZERO);
    }
    version = answer.headers().firstValue("ETag").orElse(null);
    long length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    size = length < 0 ? -1 : fetched + length;
  }

  private void copy(InputStream body, StallGuard guard) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
      guard.moved();
      destination.write(buffer, 0, read);
      fetched += read;
      retries.succeeded();
    }
    if (size < 0) {
      size = fetched; // nobody said how long it is
    }
  }

  private int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw connection.lost(e);
    }
  }
}

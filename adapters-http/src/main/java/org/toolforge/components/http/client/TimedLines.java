package org.toolforge.components.http.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, for a reader that does not want to wait for ever. */
final class TimedLines implements AutoCloseable {

  private final InputStream stream;
  private final BlockingQueue<Next> arrived = new LinkedBlockingQueue<>();

  /** A line, or neither at the end, or why there are no more. */
  private record Next(@Nullable String line, @Nullable IOException failure) {}

  private TimedLines(InputStream stream) {
    this.stream = stream;
  }

  static TimedLines of(InputStream stream) {
    TimedLines lines = new TimedLines(stream);
    Thread.ofVirtual().name("lines").start(lines::read);
    return lines;
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      @Nullable String line;
      do {
        line = reader.readLine();
        arrived.add(new Next(line, null));
      } while (line != null);
    } catch (IOException e) {
      arrived.add(new Next(null, e));
    }
  }

  /**
   * The next line; empty at the end.
   *
   * @throws SocketTimeoutException when there is nothing for so long
   * @throws IOException when the stream broke
   */
  Optional<String> next(Duration patience) throws IOException, InterruptedException {
    Next next = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new SocketTimeoutException("silent for " + patience.toSeconds() + " s");
    }
    if (next.failure() != null) {
      throw next.failure();
    }
    return Optional.ofNullable(next.line());
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException alreadyBroken) {
      // Nothing is wanted of it any more.
    }
  }
}

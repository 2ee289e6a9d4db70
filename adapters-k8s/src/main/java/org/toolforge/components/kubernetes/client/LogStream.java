package org.toolforge.components.kubernetes.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * What a container prints, as it arrives. For one reading thread, which also has to close it; any
 * thread may cancel it.
 */
public final class LogStream implements AutoCloseable {

  private static final ConnectionPool NONE_KEPT = new ConnectionPool(0, 1, TimeUnit.SECONDS);

  private static final int NO_CONTENT = 204;
  private static final int NOT_NOW = 400;
  private static final int GONE = 404;

  private final Call call;
  private final LogRequest request;
  private @Nullable Response response;

  private LogStream(Call call, LogRequest request) {
    this.call = call;
    this.request = request;
  }

  /**
   * A client for streams that may be read slowly, or not at all for a while. Each has a connection
   * to itself: a shared one carries so many streams and no more, with the requests and watches of
   * everybody else among them, and so that none stops the others, it takes in megabytes of each
   * that nobody reads. On its own, what is not read stays where it is printed.
   */
  static OkHttpClient client(OkHttpClient usual) {
    return usual
        .newBuilder()
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectionPool(NONE_KEPT)
        .callTimeout(Duration.ZERO)
        .build();
  }

  static LogStream of(OkHttpClient client, Request request, LogRequest what) {
    Call call =
        client
            .newBuilder()
            .readTimeout(what.silence())
            .build()
            .newCall(
                request
                    .newBuilder()
                    .header("Accept", "application/json, */*")
                    // What is compressed arrives late.
                    .header("Accept-Encoding", "identity")
                    .build());
    call.timeout().timeout(what.limit().toMillis(), TimeUnit.MILLISECONDS);
    return new LogStream(call, what);
  }

  /**
   * Asks for it. Reading then fails with an {@link IOException} when the connection breaks, when it
   * is silent for long, and when the stream is cancelled. A connection that broke between the API
   * server and the node looks like the end.
   *
   * @return empty when there is nothing to read now: the container has not started, or it is gone
   */
  public Optional<InputStream> open() {
    try {
      Response answer = call.execute();
      response = answer;
      return switch (answer.code()) {
        case 200 -> Optional.of(answer.body().byteStream());
        case NO_CONTENT, NOT_NOW, GONE -> Optional.empty();
        default -> throw refused(answer);
      };
    } catch (IOException e) {
      throw KubeErrors.unreachable(e);
    }
  }

  private ComponentsException refused(Response answer) throws IOException {
    String body = answer.peekBody(KubeErrors.MAX_BODY).string();
    return KubeErrors.refused(
        "read pods/log in " + request.namespace(),
        answer.code(),
        body,
        answer.header("Retry-After"));
  }

  /** Ends the waiting of the reading thread. */
  public void cancel() {
    call.cancel();
  }

  @Override
  public void close() {
    // Else it would wait a moment for the rest, for another request to use the connection.
    call.cancel();
    if (response != null) {
      response.close();
    }
  }
}

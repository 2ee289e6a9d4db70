package org.toolforge.components.http.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Single requests, for what is spoken over HTTP. Nothing is done on its own: no redirect is
 * followed, and who reads an answer has to bound it. Safe for use by many threads.
 */
public final class WebCalls implements AutoCloseable {

  /**
   * What is asked.
   *
   * @param body text to be posted; null for a mere GET
   */
  public record Call(Target target, Map<String, String> headers, @Nullable String body) {}

  /** What came back; the body while it arrives. Close it, and nothing more arrives. */
  public interface Reply extends AutoCloseable {
    int status();

    /** The value of a header, or null. */
    @Nullable String header(String name);

    InputStream body();

    @Override
    void close();
  }

  private final OutboundClient client;

  public WebCalls(FetchPolicy policy, Names names) {
    this(policy, names, new SslContextFactory.Client());
  }

  WebCalls(FetchPolicy policy, Names names, SslContextFactory.Client tls) {
    this.client = new OutboundClient(policy, names, tls);
  }

  /**
   * Sends a request and waits for the head of its answer.
   *
   * @param left how long all may take, with the last byte of the body
   * @throws ForbiddenHostException when the host may not be contacted
   * @throws IOException when there is no answer, as the network tells it
   */
  public Reply send(Call call, Duration left) throws IOException {
    Request request = client.request(call.target()).timeout(left.toMillis(), TimeUnit.MILLISECONDS);
    request.headers(headers -> call.headers().forEach(headers::put));
    String body = call.body();
    if (body != null) {
      String type = call.headers().getOrDefault("Content-Type", "application/octet-stream");
      request.method("POST").body(new StringRequestContent(type, body));
    }
    InputStreamResponseListener listener = new InputStreamResponseListener();
    request.send(listener);
    try {
      return reply(request, listener.get(left.toNanos(), TimeUnit.NANOSECONDS), listener);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (TimeoutException e) {
      abort(request);
      throw new SocketTimeoutException("no answer in time");
    } catch (InterruptedException e) {
      abort(request);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer");
    }
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    client.close();
  }

  private static Reply reply(
      Request request, Response response, InputStreamResponseListener listener) {
    InputStream body = listener.getInputStream();
    return new Reply() {
      @Override
      public int status() {
        return response.getStatus();
      }

      @Override
      public @Nullable String header(String name) {
        return response.getHeaders().get(name);
      }

      @Override
      public InputStream body() {
        return body;
      }

      @Override
      public void close() {
        abort(request);
      }
    };
  }

  private static void abort(Request request) {
    var unused = request.abort(new CancellationException("nobody waits for the answer any more"));
  }
}

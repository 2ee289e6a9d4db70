package org.toolforge.components.http.server;

import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.exchange.Exchange;

/** Where Jersey writes an answer: collected and sent at once, or streamed. */
final class JerseyResponse implements ContainerResponseWriter {

  private static final int USUAL = 1024;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Exchange exchange;
  private @Nullable WholeAnswer whole;

  JerseyResponse(Request request, Response response, Callback callback, Exchange exchange) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.exchange = exchange;
  }

  @Override
  public OutputStream writeResponseStatusAndHeaders(long contentLength, ContainerResponse answer)
      throws ContainerException {
    response.setStatus(answer.getStatus());
    answer
        .getStringHeaders()
        .forEach((name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    if (exchange.isStreaming()) {
      return Content.Sink.asOutputStream(response);
    }
    if (contentLength > 0) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, contentLength);
    }
    whole = new WholeAnswer(response, Math.max(USUAL, (int) contentLength));
    return whole;
  }

  /** A stream goes out as it comes; anything else is collected, for its length to be known. */
  @Override
  public boolean enableResponseBuffering() {
    return !exchange.isStreaming();
  }

  @Override
  public void commit() {
    if (whole == null) {
      callback.succeeded();
    } else {
      whole.send(callback);
    }
  }

  @Override
  public void failure(Throwable error) {
    if (response.isCommitted()) {
      callback.failed(error);
    } else {
      Response.writeError(request, response, callback, error);
    }
  }

  @Override
  public boolean suspend(long timeOut, TimeUnit timeUnit, TimeoutHandler timeoutHandler) {
    throw new UnsupportedOperationException("Each request has a thread of its own");
  }

  @Override
  public void setSuspendTimeout(long timeOut, TimeUnit timeUnit) {
    throw new UnsupportedOperationException("Each request has a thread of its own");
  }
}

package org.toolforge.components.http.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.toolforge.components.http.auth.Caller;
import org.toolforge.components.http.exchange.Exchange;

/** Writes one line for each request. The query is left out of it, since a token may be in there. */
final class AccessLog implements RequestLog {

  private final Consumer<String> lines;
  private final boolean structured;
  private final RequestObserver observer;
  private final InstantSource clock;

  AccessLog(
      Consumer<String> lines, boolean structured, RequestObserver observer, InstantSource clock) {
    this.lines = lines;
    this.structured = structured;
    this.observer = observer;
    this.clock = clock;
  }

  @Override
  public void log(Request request, Response response) {
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    Exchange exchange = (Exchange) request.getAttribute(JerseyHandler.EXCHANGE);
    String operation = exchange == null ? "" : exchange.operation();
    int status = response.getStatus();
    observer.answered(operation, request.getMethod(), status, nanos);

    Caller caller = exchange == null ? null : exchange.callerIfAny();
    Entry entry =
        new Entry(
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            exchange == null ? "" : exchange.requestId(),
            Peers.address(request),
            caller == null ? "" : caller.name(),
            request.getMethod(),
            String.valueOf(request.getHttpURI().getPath()),
            status,
            Response.getContentBytesWritten(response),
            TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0);
    lines.accept(structured ? entry.json() : entry.text());
  }

  private record Entry(
      Instant time,
      String requestId,
      String peer,
      String caller,
      String method,
      String path,
      int status,
      long bytes,
      double milliseconds) {

    private String text() {
      String quoted = caller.isEmpty() ? "-" : "'" + caller + "'";
      double rounded = Math.round(milliseconds * 10) / 10.0;
      return time
          + (" " + method + " " + path + " " + status + " " + bytes + "B " + rounded + "ms")
          + (" peer=" + peer + " caller=" + quoted + " request=" + requestId);
    }

    private String json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("time", time.toString());
      json.put("method", method);
      json.put("path", path);
      json.put("status", status);
      json.put("bytes", bytes);
      json.put("milliseconds", milliseconds);
      json.put("peer", peer);
      json.put("caller", caller);
      json.put("request_id", requestId);
      return json.toString();
    }
  }
}

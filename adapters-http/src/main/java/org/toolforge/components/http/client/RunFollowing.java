package org.toolforge.components.http.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.client.api.ApiClient;
import org.toolforge.components.http.client.api.RunsApi;
import org.toolforge.components.http.model.Run;

/**
 * Follows one run on demand to its end: what it prints, line by line, and then how it ended. Lost
 * connections are made anew, and no line is told twice.
 */
final class RunFollowing {

  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final int HELD = 25; // seconds

  private final Connection connection;
  private final RunsApi api;
  private final String tool;
  private final String id;
  private final Consumer<String> lines;
  private final Retries retries;

  private @Nullable String lastLine;

  RunFollowing(
      Connection connection,
      RunsApi api,
      String tool,
      String id,
      Consumer<String> lines,
      Pause pause) {
    this.connection = connection;
    this.api = api;
    this.tool = tool;
    this.id = id;
    this.lines = lines;
    this.retries = new Retries(pause);
  }

  /** The run, which has ended. */
  Run toTheEnd() throws InterruptedException {
    while (true) {
      try {
        listen();
        Run now = connection.ask(() -> api.getRun(tool, id, HELD)).getData();
        retries.succeeded();
        if (now.getEndedAt() != null) {
          return now;
        }
      } catch (ClientException.Refused refused) {
        retries.after(refused);
      } catch (ClientException.Unreachable unreachable) {
        retries.after(unreachable, Duration.ZERO);
      }
    }
  }

  /** Until the log ends, or there is none, or it was silent for long. */
  private void listen() throws InterruptedException {
    Map<String, String> resume = lastLine == null ? Map.of() : Map.of("Last-Event-ID", lastLine);
    String path = "/runs/" + ApiClient.urlEncode(id) + "/logs?follow=true";
    try (Events events =
        new Events(connection.stream(path, "text/event-stream", resume), SILENCE)) {
      for (Optional<Events.Event> event = events.next(); event.isPresent(); event = events.next()) {
        lastLine = event.get().id() == null ? lastLine : event.get().id();
        lines.accept(event.get().data());
        retries.succeeded();
      }
    } catch (ClientException.Refused refused) {
      // The run may be there without what it printed.
      if (refused.status() != 404) {
        throw refused;
      }
    } catch (SocketTimeoutException silence) {
      // Perhaps nobody is there any more: asking will tell.
    } catch (IOException e) {
      throw connection.lost(e);
    }
  }
}

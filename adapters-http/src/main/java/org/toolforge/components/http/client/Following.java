package org.toolforge.components.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.client.api.ApiClient;
import org.toolforge.components.http.client.api.DeploymentsApi;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.Phase;

/**
 * Follows one deployment to its end: by events, and by asking again and again where there are none.
 * Lost connections are made anew, with pauses that grow.
 */
final class Following {

  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final int HELD = 25; // seconds

  private final Connection connection;
  private final DeploymentsApi api;
  private final String tool;
  private final String id;
  private final Consumer<Deployment> each;
  private final Retries retries;

  private @Nullable String lastEvent;

  Following(
      Connection connection,
      DeploymentsApi api,
      String tool,
      String id,
      Consumer<Deployment> each,
      Pause pause) {
    this.connection = connection;
    this.api = api;
    this.tool = tool;
    this.id = id;
    this.each = each;
    this.retries = new Retries(pause);
  }

  static boolean isFinished(Deployment deployment) {
    return deployment.getPhase() == Phase.FINISHED;
  }

  /** The finished deployment. */
  Deployment toTheEnd() throws InterruptedException {
    boolean events = true;
    while (true) {
      try {
        Optional<Deployment> end = events ? listen() : ask();
        if (end.isPresent()) {
          return end.get();
        }
      } catch (ClientException.Refused refused) {
        switch (refused.status()) {
          case 406 -> events = false;
          case 429 -> {
            // Others hold all the streams there are. Asking works, if not quite as fast.
            events = false;
            retries.after(refused, refused.retryAfter());
          }
          case 502, 503, 504 -> retries.after(refused, refused.retryAfter());
          default -> throw refused;
        }
      } catch (ClientException.Unreachable unreachable) {
        retries.after(unreachable, Duration.ZERO);
      }
    }
  }

  /** By events; empty when the stream ended before the deployment did. */
  private Optional<Deployment> listen() throws InterruptedException {
    Map<String, String> resume = lastEvent == null ? Map.of() : Map.of("Last-Event-ID", lastEvent);
    String path = "/deploy/" + ApiClient.urlEncode(id) + "/events";
    try (Events events =
        new Events(connection.stream(path, "text/event-stream", resume), SILENCE)) {
      for (Optional<Events.Event> event = events.next(); event.isPresent(); event = events.next()) {
        lastEvent = event.get().id() == null ? lastEvent : event.get().id();
        if (event.get().name().equals("deployment")) {
          Deployment now = ApiJson.mapper().readValue(event.get().data(), Deployment.class);
          if (seen(now)) {
            return Optional.of(now);
          }
        }
      }
      throw new IOException("the stream of events ended early");
    } catch (JsonProcessingException e) {
      throw connection.lost(e);
    } catch (SocketTimeoutException silence) {
      return Optional.empty(); // perhaps nobody is there any more: connecting anew will tell
    } catch (IOException e) {
      retries.after(connection.lost(e), Duration.ZERO);
      return Optional.empty();
    }
  }

  /** By a question that the server answers when something changed, or after a while. */
  private Optional<Deployment> ask() {
    Deployment now = connection.ask(() -> api.getDeployment(tool, id, HELD)).getData();
    return seen(now) ? Optional.of(now) : Optional.empty();
  }

  private boolean seen(Deployment now) {
    retries.succeeded();
    each.accept(now);
    return isFinished(now);
  }
}

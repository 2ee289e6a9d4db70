package org.toolforge.components.http.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.mapping.DeploymentMapping;
import org.toolforge.components.port.StoredDeployment;

/** Sends each state of a deployment as an event until it is finished. */
final class DeploymentEvents implements StreamingOutput {

  private static final ObjectMapper JSON = ApiJson.mapper();

  private final Components components;
  private final DeploymentChanges changes;
  private final DeploymentChanges.Listener listener;
  private final Streams.Place place;
  private final StreamLimits limits;
  private final StoredDeployment first;
  private final long seen;

  /**
   * @param listener listens since before {@code first} was read
   * @param seen the version that the receiver has; 0 for none
   */
  DeploymentEvents(
      Components components,
      DeploymentChanges changes,
      DeploymentChanges.Listener listener,
      Streams.Place place,
      StreamLimits limits,
      StoredDeployment first,
      long seen) {
    this.components = components;
    this.changes = changes;
    this.listener = listener;
    this.place = place;
    this.limits = limits;
    this.first = first;
    this.seen = seen;
  }

  @Override
  public void write(OutputStream output) throws IOException {
    try (place;
        listener) {
      send(new ServerSentEvents(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(ServerSentEvents events) throws IOException, InterruptedException {
    long end = System.nanoTime() + limits.longest().toNanos();
    long last = seen;
    // Who has the last event already comes back only because the stream ended.
    boolean over = isLast(first) && first.version() <= seen;
    if (seen == 0) {
      last = send(first, events);
      over = isLast(first);
    }
    while (!over && !changes.isClosed() && System.nanoTime() - end < 0) {
      Optional<StoredDeployment> next = listener.after(last, Duration.ZERO);
      if (next.isEmpty() && first.version() > last) {
        next = Optional.of(first);
      }
      if (next.isEmpty()) {
        next = listener.after(last, limits.heartbeat());
      }
      if (next.isPresent()) {
        last = send(next.get(), events);
        over = isLast(next.get());
      } else {
        events.heartbeat();
        over = isGone();
      }
    }
  }

  private long send(StoredDeployment state, ServerSentEvents events) throws IOException {
    events.send(
        state.version(),
        "deployment",
        JSON.writeValueAsString(DeploymentMapping.of(components.withPlaces(state.deployment()))));
    return state.version();
  }

  private static boolean isLast(StoredDeployment state) {
    Deployment deployment = state.deployment();
    return deployment.isFinished() || deployment.intent() == Intent.DELETE;
  }

  private boolean isGone() {
    try {
      Deployment deployment = first.deployment();
      return components.deployment(deployment.tool(), deployment.id()).isFinished();
    } catch (ComponentsException.NotFound gone) {
      return true;
    } catch (ComponentsException.Unavailable unknown) {
      return false;
    }
  }
}

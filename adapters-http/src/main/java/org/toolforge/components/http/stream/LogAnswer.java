package org.toolforge.components.http.stream;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Sends a log line by line, as plain text or as events. */
final class LogAnswer implements StreamingOutput {

  private static final int BUFFER = 16 * 1024;

  private final LogReader log;
  private final Streams.Place place;
  private final ScheduledExecutorService timer;
  private final StreamLimits limits;
  private final boolean asEvents;
  private final boolean follow;

  /**
   * @param place given back when the log has been sent
   */
  LogAnswer(
      LogReader log,
      Streams.Place place,
      ScheduledExecutorService timer,
      StreamLimits limits,
      boolean asEvents,
      boolean follow) {
    this.log = log;
    this.place = place;
    this.timer = timer;
    this.limits = limits;
    this.asEvents = asEvents;
    this.follow = follow;
  }

  @Override
  public void write(OutputStream output) throws IOException {
    Alarm end = Alarm.in(timer, limits.longest(), log::close);
    try {
      if (asEvents) {
        events(new ServerSentEvents(output), limits.heartbeat());
      } else {
        text(follow ? output : new BufferedOutputStream(output, BUFFER));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end.close();
      log.close();
      place.close();
    }
  }

  private void events(ServerSentEvents events, Duration pause)
      throws IOException, InterruptedException {
    Alarm heartbeat = Alarm.every(timer, pause, () -> beat(events));
    try {
      for (Optional<LogLine> line = log.next(); line.isPresent(); line = log.next()) {
        events.send(line.get().number(), "line", line.get().text());
      }
    } finally {
      heartbeat.close();
    }
  }

  /** Nobody needs to go on reading for a receiver that is gone. */
  private void beat(ServerSentEvents events) {
    try {
      events.heartbeat();
    } catch (IOException gone) {
      log.close();
    }
  }

  private void text(OutputStream output) throws IOException, InterruptedException {
    for (Optional<LogLine> line = log.next(); line.isPresent(); line = log.next()) {
      output.write((line.get().text() + "\n").getBytes(StandardCharsets.UTF_8));
      if (follow) {
        output.flush();
      }
    }
    output.flush();
  }
}

package org.toolforge.components.http.stream;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Sends a log line by line, as plain text or as events. */
final class LogAnswer implements StreamingOutput {

  private static final int BUFFER = 16 * 1024;

  private final LogReader log;
  private final Deadline deadline;
  private final Streams.Place place;
  private final boolean asEvents;
  private final boolean follow;

  LogAnswer(
      LogReader log, Deadline deadline, Streams.Place place, boolean asEvents, boolean follow) {
    this.log = log;
    this.deadline = deadline;
    this.place = place;
    this.asEvents = asEvents;
    this.follow = follow;
  }

  @Override
  public void write(OutputStream output) throws IOException {
    try (place;
        deadline;
        log) {
      if (asEvents) {
        events(new ServerSentEvents(output));
      } else {
        text(follow ? output : new BufferedOutputStream(output, BUFFER));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void events(ServerSentEvents events) throws IOException, InterruptedException {
    for (Optional<LogLine> line = log.next(); line.isPresent(); line = log.next()) {
      events.send(line.get().number(), "line", line.get().text());
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

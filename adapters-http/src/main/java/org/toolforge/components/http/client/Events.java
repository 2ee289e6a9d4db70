package org.toolforge.components.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events. */
final class Events implements AutoCloseable {

  private final TimedLines lines;
  private final Duration patience;
  private @Nullable String lastId;

  /**
   * @param patience how long it may be silent; servers send comments to show that they are there
   */
  Events(InputStream stream, Duration patience) {
    this.lines = TimedLines.of(stream);
    this.patience = patience;
  }

  /**
   * One event.
   *
   * @param id of the last one that had an id, this one included
   */
  record Event(@Nullable String id, String name, String data) {}

  /**
   * The next event; empty at the end of the stream.
   *
   * @throws IOException when the stream broke, or there is nothing for so long
   */
  Optional<Event> next() throws IOException, InterruptedException {
    String name = "message";
    StringBuilder data = new StringBuilder();
    while (true) {
      Optional<String> line = lines.next(patience);
      if (line.isEmpty()) {
        return Optional.empty(); // what is not ended by an empty line does not count
      }
      String text = line.get();
      if (text.isEmpty() && !data.isEmpty()) {
        return Optional.of(new Event(lastId, name, data.substring(0, data.length() - 1)));
      }
      int colon = text.indexOf(':');
      String field = colon < 0 ? text : text.substring(0, colon);
      String value = colon < 0 ? "" : text.substring(colon + 1).replaceFirst("^ ", "");
      switch (field) {
        case "data" -> data.append(value).append('\n');
        case "event" -> name = value;
        case "id" -> lastId = value;
        case "" -> name = colon < 0 ? "message" : name; // an empty line, or a comment
        default -> {} // such as retry; what others may add
      }
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}

package org.toolforge.components.http.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.http.mapping.ApiJson;

/** Server-sent events as they come. */
public final class EventStream implements AutoCloseable {

  private final BufferedReader lines;

  /** One of them. */
  public record Event(long id, String name, String data) {
    public JsonNode json() {
      try {
        return ApiJson.mapper().readTree(data);
      } catch (JsonProcessingException e) {
        throw new AssertionError(data, e);
      }
    }

    public String field(String name) {
      return json().path(name).asText();
    }
  }

  public EventStream(HttpResponse<InputStream> response) {
    lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new AssertionError("No stream: " + response);
    }
  }

  /** The next; empty at the end of the stream. */
  public Optional<Event> next() {
    long id = -1;
    String name = "";
    List<String> data = new ArrayList<>();
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring(4));
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data:")) {
          data.add(line.substring(5).stripLeading());
        } else if (line.isEmpty() && id >= 0) {
          return Optional.of(new Event(id, name, String.join("\n", data)));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All up to the end of the stream. */
  public List<Event> rest() {
    List<Event> all = new ArrayList<>();
    for (Optional<Event> event = next(); event.isPresent(); event = next()) {
      all.add(event.get());
    }
    return all;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

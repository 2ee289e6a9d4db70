package org.toolforge.components.kubernetes.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.client.LogStream;
import org.toolforge.components.port.LogLine;

/** The last lines of a container, as far as they can be had, to tell why it failed. */
public final class LastWords {

  private LastWords() {}

  /**
   * Reads them.
   *
   * @param request how many, of what, and how long it may take
   * @param mostBytes how long they may be together
   * @param longest how many bytes of each are read
   * @param shown the form in which people see them
   */
  public static List<String> read(
      KubeClient client,
      LogRequest request,
      long mostBytes,
      int longest,
      Function<PrintedLine, String> shown) {
    LastLines last = new LastLines(mostBytes, request.last());
    try (LogStream stream = client.log(request)) {
      Optional<InputStream> bytes = stream.open();
      if (bytes.isPresent()) {
        Lines lines = new Lines(bytes.get(), longest);
        long number = 0;
        for (Optional<PrintedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
          number++;
          last.add(new LogLine(number, line.get().time(), shown.apply(line.get())));
        }
      }
    } catch (IOException | ComponentsException e) {
      // What was read until then is what there is.
    }
    return last.lines().stream().map(LogLine::text).toList();
  }
}

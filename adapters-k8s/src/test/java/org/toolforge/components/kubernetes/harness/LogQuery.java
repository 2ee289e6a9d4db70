package org.toolforge.components.kubernetes.harness;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the API server wants a container's log.
 *
 * @param previous whether it is about the container before it was restarted
 * @param since what was printed earlier does not count
 * @param tail the most lines
 */
record LogQuery(boolean previous, boolean follow, boolean timestamps, Instant since, long tail) {

  static LogQuery of(URI uri) {
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    Map<String, String> values =
        Arrays.stream(query.split("&"))
            .map(part -> part.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new LogQuery(
        values.getOrDefault("previous", "").equals("true"),
        values.getOrDefault("follow", "").equals("true"),
        values.getOrDefault("timestamps", "").equals("true"),
        values.containsKey("sinceTime")
            ? OffsetDateTime.parse(values.get("sinceTime")).toInstant()
            : Instant.EPOCH,
        Long.parseLong(values.getOrDefault("tailLines", Long.toString(Long.MAX_VALUE))));
  }
}

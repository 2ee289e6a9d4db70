package org.toolforge.components.http.client;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;

/**
 * What is asked of a run on demand.
 *
 * @param component whose image runs
 * @param command one text is taken as a shell reads it, several as the words that they are; empty
 *     for the component's own command
 * @param env variables beside the component's
 * @param timeout how long it may take; null for the server's usual
 * @param callback who is called when it has ended; null for nobody
 */
public record RunOptions(
    String component,
    List<String> command,
    SequencedMap<String, String> env,
    @Nullable Duration timeout,
    @Nullable String callback) {

  public RunOptions {
    command = List.copyOf(command);
    env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
  }

  Node body() {
    SequencedMap<String, Node> body = new LinkedHashMap<>();
    body.put("component", new Node.Text(component));
    if (command.size() == 1) {
      body.put("command", new Node.Text(command.getFirst()));
    } else if (!command.isEmpty()) {
      body.put("command", new Node.Sequence(command.stream().<Node>map(Node.Text::new).toList()));
    }
    if (!env.isEmpty()) {
      SequencedMap<String, Node> variables = new LinkedHashMap<>();
      env.forEach((name, value) -> variables.put(name, new Node.Text(value)));
      body.put("env", new Node.Mapping(variables));
    }
    if (timeout != null) {
      body.put("timeout", new Node.Decimal(BigDecimal.valueOf(timeout.toSeconds())));
    }
    if (callback != null) {
      body.put("callback_url", new Node.Text(callback));
    }
    return new Node.Mapping(body);
  }
}

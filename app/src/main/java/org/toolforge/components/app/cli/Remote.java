package org.toolforge.components.app.cli;

import org.toolforge.components.http.client.Answer;
import org.toolforge.components.http.client.ClientSettings;
import org.toolforge.components.http.client.ComponentsClient;

/** A server, and the user whom its messages are for. */
record Remote(ComponentsClient client, Console console) implements AutoCloseable {

  static Remote open(ClientSettings settings, Console console) {
    return new Remote(new ComponentsClient(settings), console);
  }

  /** What was answered, after telling what the server has to say about it. */
  <T> T told(Answer<T> answer) {
    answer.infos().forEach(console.err()::println);
    Warnings.tell(answer.warnings(), console);
    return answer.data();
  }

  @Override
  public void close() {
    client.close();
  }
}

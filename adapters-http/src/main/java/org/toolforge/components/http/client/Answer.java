package org.toolforge.components.http.client;

import java.util.List;
import org.toolforge.components.http.model.Messages;

/**
 * What the server answered.
 *
 * @param infos sentences for people, such as that it was done
 * @param warnings sentences about what they may want to change
 */
public record Answer<T>(T data, List<String> infos, List<String> warnings) {

  public Answer {
    infos = List.copyOf(infos);
    warnings = List.copyOf(warnings);
  }

  static <T> Answer<T> of(T data, Messages messages) {
    return new Answer<>(data, messages.getInfo(), messages.getWarning());
  }
}

package org.toolforge.components.http.resource;

import java.util.List;
import org.toolforge.components.http.model.Messages;

/** The messages of answers that went well. */
final class Answers {

  private Answers() {}

  static Messages quiet() {
    return new Messages();
  }

  static Messages info(String info) {
    return new Messages().info(List.of(info));
  }

  static Messages warnings(List<String> warnings) {
    return new Messages().warning(warnings);
  }

  static Messages info(String info, List<String> warnings) {
    return new Messages().info(List.of(info)).warning(warnings);
  }
}

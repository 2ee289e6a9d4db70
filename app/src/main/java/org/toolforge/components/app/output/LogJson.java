package org.toolforge.components.app.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A line of a structured log. */
public final class LogJson {

  private LogJson() {}

  /**
   * One object on one line.
   *
   * @param trace where it happened; left out when empty
   */
  public static String line(
      String time, String level, String logger, String message, String trace) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("time", time);
    json.put("level", level);
    json.put("logger", logger);
    json.put("message", message);
    if (!trace.isEmpty()) {
      json.put("trace", trace);
    }
    return json.toString();
  }
}

package org.toolforge.components.load;

import java.nio.charset.StandardCharsets;

/**
 * A request.
 *
 * @param text what goes over the wire
 */
record Call(String name, int port, String text) {

  static Call get(String name, int port, String path) {
    return new Call(name, port, head("GET", path, "\r\n"));
  }

  static Call post(String name, int port, String path, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String rest = "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(length);
    return new Call(name, port, head("POST", path, rest) + body);
  }

  /** Each connection stores a config of its own, since one that did not change is stored faster. */
  byte[] bytes(int connection) {
    String replicas = "\"replicas\":" + (1 + connection % 9);
    return text.replace("\"replicas\":2", replicas).getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String head(String method, String path, String rest) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nx-toolforge-tool: load\r\nAccept: application/json\r\n"
            .formatted(method, path)
        + rest;
  }
}

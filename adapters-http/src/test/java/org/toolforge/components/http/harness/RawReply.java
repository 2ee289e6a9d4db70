package org.toolforge.components.http.harness;

/**
 * An answer as it went over the wire.
 *
 * @param head the status line and the headers
 */
public record RawReply(String head, String body) {

  public int status() {
    return Integer.parseInt(head.substring(9, 12));
  }
}

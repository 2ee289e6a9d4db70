package org.toolforge.components.config;

/**
 * Where a continuous component listens.
 *
 * @param number 1 to 65535
 */
public record Port(int number, Protocol protocol) {

  public enum Protocol {
    TCP,
    UDP
  }
}

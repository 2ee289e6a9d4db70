package org.toolforge.components.port;

import java.time.Instant;

/**
 * What lets its bearer deploy a tool.
 *
 * @param value a secret; it must not get into logs, errors or metrics
 */
public record DeployToken(String value, Instant createdAt, Instant expiresAt) {

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "DeployToken[createdAt=%s, expiresAt=%s]".formatted(createdAt, expiresAt);
  }
}

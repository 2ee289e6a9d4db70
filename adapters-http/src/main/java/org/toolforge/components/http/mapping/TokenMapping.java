package org.toolforge.components.http.mapping;

import org.toolforge.components.port.DeployToken;

/** A deploy token as the API shows it to its tool. */
public final class TokenMapping {

  private TokenMapping() {}

  public static org.toolforge.components.http.model.DeployToken of(DeployToken token) {
    return new org.toolforge.components.http.model.DeployToken()
        .token(token.value())
        .creationDate(Times.shown(token.createdAt()))
        .expirationDate(Times.shown(token.expiresAt()));
  }
}

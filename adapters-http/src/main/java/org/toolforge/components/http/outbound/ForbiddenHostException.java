package org.toolforge.components.http.outbound;

import java.io.IOException;

/** A host may not be contacted, since an address of it may not. */
public final class ForbiddenHostException extends IOException {

  private final String host;

  ForbiddenHostException(String host) {
    super(host + " has an address that may not be contacted");
    this.host = host;
  }

  public String host() {
    return host;
  }
}

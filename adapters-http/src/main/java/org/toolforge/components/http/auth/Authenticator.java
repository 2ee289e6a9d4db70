package org.toolforge.components.http.auth;

import org.toolforge.components.ComponentsException;

/** Finds out who makes a request, and whether they may. Safe for use by many threads. */
public interface Authenticator {

  /**
   * Tells who makes a request.
   *
   * @param tool the tool that the request is about, as it stands in the path
   * @throws Unauthenticated when it is not proved who makes the request
   * @throws ComponentsException.Forbidden when they may not make it
   */
  Caller authenticate(String tool, Access access, Credentials credentials);

  /** Nobody trusted says who makes the request. */
  final class Unauthenticated extends RuntimeException {
    public Unauthenticated(String message) {
      super(message);
    }
  }
}

package org.toolforge.components.http.error;

/** The body of a request is larger than the server reads. */
public final class BodyTooLarge extends RuntimeException {
  public BodyTooLarge(int limit) {
    super("The body is larger than %d KiB, which is too much here.".formatted(limit / 1024));
  }
}

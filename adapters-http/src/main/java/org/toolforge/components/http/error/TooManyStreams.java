package org.toolforge.components.http.error;

/** More answers are held or streamed than the server allows. */
public final class TooManyStreams extends RuntimeException {
  public TooManyStreams(String message) {
    super(message);
  }
}

package org.toolforge.components.http.tls;

import java.nio.file.Path;

/** A file does not hold what it should. The message names it, says why, and never quotes it. */
public final class PemException extends RuntimeException {

  PemException(Path file, String reason) {
    super(message(file, reason));
  }

  PemException(Path file, String reason, Throwable cause) {
    super(message(file, reason), cause);
  }

  private static String message(Path file, String reason) {
    return "Cannot use the file '%s': %s".formatted(file, reason);
  }
}

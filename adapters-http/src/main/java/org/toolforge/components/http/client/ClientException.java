package org.toolforge.components.http.client;

import java.time.Duration;
import java.util.List;

/** What was asked of the server was not done; the messages say why, in sentences for people. */
public abstract sealed class ClientException extends RuntimeException {

  private ClientException(String message) {
    super(message);
  }

  private ClientException(String message, Throwable cause) {
    super(message, cause);
  }

  /** One sentence or more. */
  public List<String> messages() {
    return List.of(String.valueOf(getMessage()));
  }

  /** The server answered that it will not, or cannot. */
  public static final class Refused extends ClientException {
    private final int status;
    private final List<String> messages;
    private final List<String> warnings;
    private final Duration retryAfter;

    Refused(int status, List<String> messages, List<String> warnings, Duration retryAfter) {
      super(String.join("\n", messages));
      this.status = status;
      this.messages = List.copyOf(messages);
      this.warnings = List.copyOf(warnings);
      this.retryAfter = retryAfter;
    }

    /** The status code of HTTP. */
    public int status() {
      return status;
    }

    @Override
    public List<String> messages() {
      return messages;
    }

    /** What may explain it. */
    public List<String> warnings() {
      return warnings;
    }

    /** When it makes sense to ask again; zero when nothing was said about it. */
    public Duration retryAfter() {
      return retryAfter;
    }

    /** Whether what was asked for is wrong in itself, however often it is sent. */
    public boolean isMistake() {
      return status == 400 || status == 413 || status == 415 || status == 422;
    }
  }

  /** The server cannot be reached, proves nothing, or answers something else than this API. */
  public static final class Unreachable extends ClientException {
    Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A file that is needed to talk to the server, such as a certificate, is of no use. */
  public static final class BadFile extends ClientException {
    BadFile(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

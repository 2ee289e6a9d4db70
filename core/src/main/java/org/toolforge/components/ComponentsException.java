package org.toolforge.components;

import java.time.Duration;
import java.util.List;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.Violation;

/**
 * Everything that can go wrong between this library and its caller. Each message is a sentence for
 * the person who made the request: what was wrong, with which value, and what to do.
 */
public abstract sealed class ComponentsException extends RuntimeException {

  private ComponentsException(String message) {
    super(message);
  }

  private ComponentsException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What was asked for is not there. */
  public static final class NotFound extends ComponentsException {
    public NotFound(String message) {
      super(message);
    }
  }

  /** The request itself is wrong; it will be refused however often it is sent. */
  public static final class Invalid extends ComponentsException {
    private final List<String> messages;
    private final List<String> warnings;

    /**
     * A document that breaks rules.
     *
     * @param violations every rule that is broken, at least one
     * @param warnings what else its author should know; it may explain a violation
     */
    public Invalid(List<Violation> violations, List<String> warnings) {
      super(String.join("\n", violations.stream().map(Violation::message).toList()));
      this.messages = violations.stream().map(Violation::message).toList();
      this.warnings = List.copyOf(warnings);
    }

    private Invalid(String message) {
      super(message);
      this.messages = List.of(message);
      this.warnings = List.of();
    }

    /** A request that is wrong in one way that has no place in a document. */
    public static Invalid because(String message) {
      return new Invalid(message);
    }

    /** One sentence per mistake. */
    public List<String> messages() {
      return messages;
    }

    /** What is no mistake but may explain one, such as a key that nobody knows. */
    public List<String> warnings() {
      return warnings;
    }
  }

  /** The text is no document at all: it cannot even be read. */
  public static final class Malformed extends ComponentsException {
    public Malformed(String message) {
      super(message);
    }
  }

  /** The request clashes with how things stand now; it may succeed after what the message says. */
  public static final class Conflict extends ComponentsException {
    public Conflict(String message) {
      super(message);
    }
  }

  /** The caller saw another version than the present one; read again, then repeat the change. */
  public static final class Stale extends ComponentsException {
    public Stale(String message) {
      super(message);
    }
  }

  /** What a config points to cannot be had. */
  public static final class NotFetched extends ComponentsException {
    public NotFetched(String message) {
      super(message);
    }

    /**
     * What this source points to cannot be had.
     *
     * @param reason the end of a sentence, without the address
     */
    public static NotFetched from(ConfigSource source, String reason) {
      return new NotFetched("Unable to retrieve config from %s: %s".formatted(source, reason));
    }
  }

  /** The caller may not do this. */
  public static final class Forbidden extends ComponentsException {
    public Forbidden(String message) {
      super(message);
    }
  }

  /** A limit is reached; the message says what holds it. */
  public static final class QuotaExceeded extends ComponentsException {
    public QuotaExceeded(String message) {
      super(message);
    }
  }

  /** Something behind this library does not answer; trying again later may help. */
  public static final class Unavailable extends ComponentsException {
    private final Duration retryAfter;

    public Unavailable(String message, Duration retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    public Unavailable(String message, Duration retryAfter, Throwable cause) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }
}

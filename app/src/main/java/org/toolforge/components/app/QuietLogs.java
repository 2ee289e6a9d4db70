package org.toolforge.components.app;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Lets warnings of the core through to people in one line each; what is beneath only when
 * debugging. A server sends everything into its own log instead.
 */
public final class QuietLogs extends System.LoggerFinder {

  private static volatile Sink sink = QuietLogs::toPeople;
  private static volatile System.Logger.Level lowest = System.Logger.Level.WARNING;

  /** Where log entries end up. */
  @FunctionalInterface
  public interface Sink {
    void log(System.Logger.Level level, String logger, String message, @Nullable Throwable thrown);
  }

  /** Sends all further entries of that level and above somewhere else. */
  public static void sendTo(Sink other, System.Logger.Level level) {
    sink = other;
    lowest = level;
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Quiet(name);
  }

  private static void toPeople(
      System.Logger.Level level, String logger, String message, @Nullable Throwable thrown) {
    System.err.println(level + ": " + message + (thrown == null ? "" : ": " + thrown));
    if (OperatingSystem.isDebugWanted() && thrown != null) {
      thrown.printStackTrace();
    }
  }

  private record Quiet(String name) implements System.Logger {

    private static final String OURS = "org.toolforge.";

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      boolean debug = OperatingSystem.isDebugWanted() && name.startsWith(OURS);
      return level.getSeverity() >= (debug ? Level.DEBUG : lowest).getSeverity();
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (isLoggable(level)) {
        sink.log(level, name, String.valueOf(message), thrown);
      }
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... values) {
      if (isLoggable(level) && format != null && values != null) {
        log(level, bundle, MessageFormat.format(format, values), (Throwable) null);
      }
    }
  }
}

package org.toolforge.components.app;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Lets warnings of the core through to people in one line each; what is beneath only when
 * debugging.
 */
public final class QuietLogs extends System.LoggerFinder {

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Quiet(name, OperatingSystem.isDebugWanted());
  }

  private record Quiet(String name, boolean debug) implements System.Logger {

    private static final String OURS = "org.toolforge.";

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      Level lowest = debug && name.startsWith(OURS) ? Level.DEBUG : Level.WARNING;
      return level.getSeverity() >= lowest.getSeverity();
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (isLoggable(level)) {
        System.err.println(level + ": " + message + (thrown == null ? "" : ": " + thrown));
        if (debug && thrown != null) {
          thrown.printStackTrace();
        }
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

package org.toolforge.components.app.serve;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.QuietLogs;
import org.toolforge.components.app.output.LogJson;

/** The log of a server: everything in one stream, in one format. Safe for use by many threads. */
final class ServerLog {

  private static final String SERVER = "server";

  private final PrintStream stream;
  private final System.Logger.Level lowest;
  private final boolean structured;
  private final InstantSource clock = InstantSource.system();

  ServerLog(PrintStream stream, System.Logger.Level lowest, boolean structured) {
    this.stream = stream;
    this.lowest = lowest;
    this.structured = structured;
  }

  boolean isStructured() {
    return structured;
  }

  /** Lets everything that the program or its libraries log come here. */
  void takeOver() {
    QuietLogs.sendTo(this::log, lowest);
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(lowest == System.Logger.Level.DEBUG ? Level.INFO : Level.WARNING);
    root.addHandler(new FromLibraries());
  }

  /** Says something about the server itself. */
  void info(String message) {
    log(System.Logger.Level.INFO, SERVER, message, null);
  }

  /** Writes a line about a request, ready-made. */
  void request(String line) {
    if (lowest.getSeverity() <= System.Logger.Level.INFO.getSeverity()) {
      stream.println(line);
    }
  }

  private void log(
      System.Logger.Level level, String logger, String message, @Nullable Throwable thrown) {
    if (level.getSeverity() < lowest.getSeverity()) {
      return;
    }
    String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    String trace = thrown == null ? "" : trace(thrown);
    stream.println(
        structured
            ? LogJson.line(time, level.getName(), logger, message, trace)
            : time + " " + level.getName() + " " + message + (trace.isEmpty() ? "" : "\n" + trace));
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }

  /** What comes through the JDK's own logging. */
  private final class FromLibraries extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      System.Logger.Level level =
          entry.getLevel().intValue() >= Level.SEVERE.intValue()
              ? System.Logger.Level.ERROR
              : entry.getLevel().intValue() >= Level.WARNING.intValue()
                  ? System.Logger.Level.WARNING
                  : System.Logger.Level.INFO;
      log(
          level,
          String.valueOf(entry.getLoggerName()),
          formatter.formatMessage(entry),
          entry.getThrown());
    }

    @Override
    public void flush() {
      stream.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}

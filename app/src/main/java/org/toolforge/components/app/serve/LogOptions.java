package org.toolforge.components.app.serve;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the server writes into its log. */
final class LogOptions {

  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      defaultValue = "${env:LOG_LEVEL:-info}",
      description = "error, warning, info or debug; default: info (or LOG_LEVEL).")
  private System.Logger.Level level = System.Logger.Level.INFO;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "${env:COMPONENTS_LOG_FORMAT:-text}",
      description = "text or json, one object a line; default: text (or COMPONENTS_LOG_FORMAT).")
  private Format format = Format.TEXT;

  ServerLog open(PrintStream stream) {
    ServerLog log = new ServerLog(stream, level, format == Format.JSON);
    log.takeOver();
    return log;
  }

  static final class LevelConverter implements ITypeConverter<System.Logger.Level> {
    @Override
    public System.Logger.Level convert(String value) {
      return switch (value.strip().toLowerCase(Locale.ROOT)) {
        case "error", "critical" -> System.Logger.Level.ERROR;
        case "warning", "warn" -> System.Logger.Level.WARNING;
        case "info" -> System.Logger.Level.INFO;
        case "debug" -> System.Logger.Level.DEBUG;
        default ->
            throw new TypeConversionException(
                "'%s' is no level: use error, warning, info or debug".formatted(value));
      };
    }
  }
}

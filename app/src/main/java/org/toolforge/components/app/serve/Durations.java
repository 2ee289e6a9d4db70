package org.toolforge.components.app.serve;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something may take: {@code 90}, {@code 90s}, {@code 30m}, {@code PT1H}. */
public final class Durations implements ITypeConverter<Duration> {

  private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})([smhd]?)");

  @Override
  public Duration convert(String value) {
    Duration duration = parsed(value.strip().toLowerCase(Locale.ROOT));
    if (duration.isZero() || duration.isNegative()) {
      throw new TypeConversionException("'%s' is not longer than nothing".formatted(value));
    }
    return duration;
  }

  private static Duration parsed(String value) {
    Matcher matcher = SHORT.matcher(value);
    if (!matcher.matches()) {
      try {
        return Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'%s' is no time: write seconds, or 90s, 30m, 12h, 7d, or as in PT1H30M"
                .formatted(value));
      }
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }
}

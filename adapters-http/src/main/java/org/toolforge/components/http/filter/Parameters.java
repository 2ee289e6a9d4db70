package org.toolforge.components.http.filter;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads parameters strictly where the framework would take anything for false. */
@Provider
public final class Parameters implements ParamConverterProvider {

  private static final int LONGEST_SHOWN = 40;

  @Override
  @SuppressWarnings("unchecked") // The class that is asked for is the one that is converted to.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    if (rawType == Boolean.class) {
      return (ParamConverter<T>) new Truth();
    }
    if (rawType == Integer.class) {
      return (ParamConverter<T>) new WholeNumber();
    }
    return null;
  }

  private static IllegalArgumentException wrong(String rule, String value) {
    String shown =
        value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "...";
    return new IllegalArgumentException(
        "%s. Received value: '%s'".formatted(rule, shown.replaceAll("\\p{Cntrl}", "?")));
  }

  private static final class Truth implements ParamConverter<Boolean> {
    @Override
    public Boolean fromString(String value) {
      return switch (value.strip().toLowerCase(Locale.ROOT)) {
        case "true", "1", "yes", "y", "on", "t" -> true;
        case "false", "0", "no", "n", "off", "f" -> false;
        default -> throw wrong("must be true or false", value);
      };
    }

    @Override
    public String toString(Boolean value) {
      return value.toString();
    }
  }

  private static final class WholeNumber implements ParamConverter<Integer> {
    @Override
    public Integer fromString(String value) {
      try {
        return Integer.valueOf(value.strip());
      } catch (NumberFormatException e) {
        throw wrong("must be a whole number", value);
      }
    }

    @Override
    public String toString(Integer value) {
      return value.toString();
    }
  }
}

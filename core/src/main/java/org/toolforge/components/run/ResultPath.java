package org.toolforge.components.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.toolforge.components.ComponentsException;

/**
 * Where a file lies in the folder of results: names joined by {@code /}, never leading out of it.
 *
 * @param value at most 900 bytes, so that it fits where object stores keep it
 */
public record ResultPath(String value) implements Comparable<ResultPath> {

  private static final int MOST_BYTES = 900;

  /**
   * @throws ComponentsException.NotFound when no file can lie there
   */
  public ResultPath {
    if (!isValid(value)) {
      throw new ComponentsException.NotFound(
          "Unable to find a result of that name. List the results of the run to see what it left.");
    }
  }

  /** Whether a file can lie there. */
  public static boolean isValid(String value) {
    return value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        && value.codePoints().noneMatch(Character::isISOControl)
        && value.codePoints().noneMatch(c -> c == '\\' || (c >= 0xD800 && c <= 0xDFFF))
        && Arrays.stream(value.split("/", -1))
            .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
  }

  @Override
  public int compareTo(ResultPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package org.toolforge.components.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.toolforge.components.ComponentsException;

/**
 * Where a file lies in the folder of results: names joined by {@code /}, never leading out of it.
 *
 * @param value at most 900 bytes, and no name longer than 255, so that both object stores and file
 *     systems can keep it
 */
public record ResultPath(String value) implements Comparable<ResultPath> {

  private static final int MOST_BYTES = 900;
  private static final int MOST_BYTES_OF_A_NAME = 255;

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
    return bytes(value) <= MOST_BYTES
        && value.codePoints().noneMatch(Character::isISOControl)
        && value.codePoints().noneMatch(c -> c == '\\' || (c >= 0xD800 && c <= 0xDFFF))
        && Arrays.stream(value.split("/", -1)).allMatch(ResultPath::isName);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && bytes(name) <= MOST_BYTES_OF_A_NAME;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The folders that lead to the file, outermost first, and then its own name. */
  public List<String> names() {
    return List.of(value.split("/", -1));
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

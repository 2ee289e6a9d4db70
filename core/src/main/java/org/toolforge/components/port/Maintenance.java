package org.toolforge.components.port;

import java.util.Optional;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;

/**
 * Whether the operators want nothing new to be started for now. What is under way goes on to its
 * end. Safe for use by many threads.
 */
public interface Maintenance {

  /** The longest notice; every deployment that waits shows it. */
  int LONGEST_NOTICE = 500;

  /**
   * What the operators say of the maintenance that goes on, in one line that may be empty; empty
   * while there is none.
   *
   * @throws ComponentsException.Unavailable when it is not known whether there is any
   */
  Optional<String> notice();

  /** A notice as it is shown, from what an operator wrote: one line that is not too long. */
  static String shown(String written) {
    String line = written.strip().replaceAll("\\s+", " ");
    if (line.length() <= LONGEST_NOTICE) {
      return line;
    }
    int end = LONGEST_NOTICE - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Calls back, from any thread, when maintenance begins or ends, or its notice changes. */
  Subscription watch(Consumer<Optional<String>> onChange);
}

package org.toolforge.components.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Variables;
import org.toolforge.components.config.Violation;

/** What every request of a run has to keep to, whatever the platform. */
public final class RunRules {

  /** Where a run finds the folder for what it leaves. */
  public static final String RESULTS_VARIABLE = "RESULTS_DIR";

  /** How long a command may be. */
  static final int MOST_COMMAND_BYTES = 16 << 10;

  /** How much all variables of a request may be, names and values. */
  static final int MOST_ENV_BYTES = 32 << 10;

  private RunRules() {}

  /** Everything that is wrong with a request; values of variables are not shown. */
  public static List<Violation> violations(RunRequest request, RunLimits limits) {
    List<Violation> violations = new ArrayList<>();
    checkCommand(request.command(), violations);
    checkEnv(request.env(), violations);
    checkTimeout(request.timeout(), limits.longestTimeout(), violations);
    return violations;
  }

  private static void checkCommand(@Nullable String command, List<Violation> violations) {
    List<String> path = List.of("command");
    if (command == null) {
      return;
    }
    if (command.isBlank()) {
      violations.add(
          new Violation(path, "must not be empty; leave it out to run the component's own", null));
    } else if (holdsNul(command)) {
      violations.add(new Violation(path, "must not hold the character NUL", null));
    } else if (bytes(command) > MOST_COMMAND_BYTES) {
      violations.add(tooLong(path, MOST_COMMAND_BYTES, bytes(command)));
    }
  }

  private static void checkEnv(Map<String, String> env, List<Violation> violations) {
    long bytes = 0;
    for (Map.Entry<String, String> variable : env.entrySet()) {
      List<String> path = List.of("env", Variables.shown(variable.getKey()));
      if (!Variables.isName(variable.getKey())) {
        violations.add(new Violation(path, Variables.RULE, null));
      } else if (variable.getKey().equals(RESULTS_VARIABLE)) {
        violations.add(
            new Violation(path, "is set by the platform; use another name or leave it out", null));
      } else if (holdsNul(variable.getValue())) {
        violations.add(new Violation(path, "must not hold the character NUL", null));
      }
      bytes += bytes(variable.getKey()) + bytes(variable.getValue());
    }
    if (bytes > MOST_ENV_BYTES) {
      violations.add(tooLong(List.of("env"), MOST_ENV_BYTES, bytes));
    }
  }

  private static void checkTimeout(
      @Nullable Duration timeout, Duration longest, List<Violation> violations) {
    if (timeout != null
        && (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(longest) > 0)) {
      violations.add(
          new Violation(
              List.of("timeout"),
              "must be 1 to %d seconds".formatted(longest.toSeconds()),
              String.valueOf(timeout.toSeconds())));
    }
  }

  private static Violation tooLong(List<String> path, int most, long bytes) {
    return new Violation(path, "must be at most %d bytes, not %d".formatted(most, bytes), null);
  }

  private static boolean holdsNul(String text) {
    return text.indexOf('\0') >= 0;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

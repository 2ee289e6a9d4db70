package org.toolforge.components.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.cli.Console;
import org.toolforge.components.app.cli.Console.Terminal;
import org.toolforge.components.app.cli.Interrupts;
import org.toolforge.components.app.cli.Surroundings;
import org.toolforge.components.app.text.Style;

/** The world as this process finds it. */
final class OperatingSystem {

  /**
   * Set by the launcher when the output goes to a terminal, to its size as {@code stty size} tells
   * it. Java itself cannot tell: since JDK 22, {@link System#console()} exists in a pipe as well.
   */
  private static final String TERMINAL_PROPERTY = "components.terminal";

  /** Set by the launcher to true when the input comes from a terminal as well. */
  private static final String INTERACTIVE_PROPERTY = "components.interactive";

  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})");
  private static final Terminal USUAL_TERMINAL = new Terminal(24, 80);

  private OperatingSystem() {}

  static Console console() {
    Map<String, String> environment = System.getenv();
    String size = System.getProperty(TERMINAL_PROPERTY);
    Terminal terminal = terminal(size, environment);
    boolean symbols = "UTF-8".equalsIgnoreCase(System.getProperty("native.encoding"));
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        new Style(terminal != null && isUnset("NO_COLOR", environment), symbols),
        terminal,
        surroundings(environment),
        isDebugWanted());
  }

  private static Surroundings surroundings(Map<String, String> environment) {
    return new Surroundings(
        environment,
        System.getProperty("user.name", ""),
        Path.of(System.getProperty("user.home", "")),
        Boolean.getBoolean(INTERACTIVE_PROPERTY));
  }

  static boolean isDebugWanted() {
    return !isUnset("COMPONENTS_DEBUG", System.getenv());
  }

  /** The terminal that the output goes to, if it goes to one that can move its cursor. */
  static @Nullable Terminal terminal(@Nullable String size, Map<String, String> environment) {
    if (size == null || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return null;
    }
    Matcher matcher = SIZE.matcher(size);
    return matcher.matches()
        ? new Terminal(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : USUAL_TERMINAL;
  }

  static Interrupts.Registration onShutdown(Runnable action) {
    Thread hook = Thread.ofPlatform().name("interrupted").unstarted(action);
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> remove(hook);
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // Then it runs already.
    }
  }

  private static boolean isUnset(String variable, Map<String, String> environment) {
    return environment.getOrDefault(variable, "").isEmpty();
  }

  /** Everything is written as UTF-8, whatever the locale. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}

package org.toolforge.components.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.toolforge.components.app.text.Style;

/** The program as a user meets it, without a process or a terminal. */
final class Cli {

  /** Pretended builds take a few hundredths of a second. */
  static final String FAST = "--speed=400";

  /** Nothing is set, and nobody is there. */
  static final Surroundings NOWHERE =
      new Surroundings(Map.of(), "somebody", Path.of("/nonexistent"), false);

  private final Path directory;
  private final Map<String, String> variables = new HashMap<>();
  private String user = "somebody";
  private boolean interactive;
  private byte[] input = new byte[0];
  private Interrupts interrupts = action -> () -> {};
  private boolean debug;

  Cli(Path directory) {
    this.directory = directory;
  }

  /** What a run of the program left behind. */
  record Result(int exitCode, String out, String err) {
    List<String> errLines() {
      return err.lines().toList();
    }
  }

  /** Writes a file, and tells its name. */
  String file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  String file(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Cli input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Cli debugging() {
    debug = true;
    return this;
  }

  Cli with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Cli user(String name) {
    user = name;
    return this;
  }

  /** Somebody is there, who says that when asked. */
  Cli answering(String text) {
    interactive = true;
    return input(text);
  }

  Cli interruptedBy(Interrupts source) {
    interrupts = source;
    return this;
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input),
            stream(out),
            stream(err),
            new Style(false, true),
            null,
            new Surroundings(variables, user, directory, interactive),
            debug);
    int exitCode = ComponentsCommand.run(console, interrupts, arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Deploys a config fast. */
  Result deploy(String file, String... options) {
    return run(
        Stream.concat(Stream.of("deploy", file, FAST), Stream.of(options)).toArray(String[]::new));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

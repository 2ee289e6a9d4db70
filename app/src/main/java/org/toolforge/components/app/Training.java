package org.toolforge.components.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toolforge.components.app.cli.ComponentsCommand;
import org.toolforge.components.app.cli.Console;
import org.toolforge.components.app.cli.Interrupts;
import org.toolforge.components.app.cli.Surroundings;
import org.toolforge.components.app.text.Style;

/**
 * Uses most of the program for a moment, so that the JVM can note down which classes it needs and
 * later start faster. Only the launcher runs it, after it has built the program.
 */
final class Training {

  private static final String CONFIG =
      """
      components:
        web:
          build: {repository: "https://gitlab.wikimedia.org/toolforge-repos/sample", ref: main}
          run: {command: web, port: 8000}
      """;

  private static final Pattern ADDRESS = Pattern.compile("Serving on (http://[0-9.]+:[0-9]+)");

  private Training() {}

  public static void main(String[] arguments) {
    CompletableFuture<Void> trained =
        CompletableFuture.runAsync(Training::train, command -> Thread.ofPlatform().start(command));
    int exitCode = 1;
    try {
      trained.get(60, TimeUnit.SECONDS);
      exitCode = 0;
    } catch (Exception e) {
      System.err.println(e);
    }
    // Threads of libraries may still be there, and nobody is to wait for them.
    System.exit(exitCode);
  }

  private static void train() {
    run("--version");
    run("deploy", "-", "--tool", "training", "--speed", "10000");
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    CompletableFuture<Runnable> interrupt = new CompletableFuture<>();
    Interrupts interrupts =
        action -> {
          boolean unused = interrupt.complete(action);
          return () -> {};
        };
    CompletableFuture<Void> served =
        CompletableFuture.runAsync(
            () -> run(log, interrupts, "serve", "--address", "127.0.0.1", "--port", "0"),
            command -> Thread.ofPlatform().start(command));
    Runnable stop = interrupt.join();
    try {
      String server = address(log);
      run("config", "create", "-", "--tool", "training", "--server", server);
      run("deployment", "create", "--tool", "training", "--server", server);
      run("config", "show", "--tool", "training", "--server", server);
    } finally {
      stop.run();
    }
    served.join();
  }

  /** The server says where it listens soon after it can be interrupted. */
  private static String address(ByteArrayOutputStream log) {
    for (int i = 0; i < 1_000; i++) {
      Matcher matcher = ADDRESS.matcher(log.toString(StandardCharsets.UTF_8));
      if (matcher.find()) {
        return matcher.group(1);
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new IllegalStateException("The server does not say where it listens");
  }

  private static void run(
      ByteArrayOutputStream output, Interrupts interrupts, String... arguments) {
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8)),
            stream,
            stream,
            new Style(false, true),
            null,
            new Surroundings(Map.of(), "training", Path.of("/nonexistent"), false),
            false);
    int exitCode = ComponentsCommand.run(console, interrupts, arguments);
    if (exitCode != 0) {
      throw new IllegalStateException(output.toString(StandardCharsets.UTF_8));
    }
  }

  private static void run(String... arguments) {
    run(new ByteArrayOutputStream(), action -> () -> {}, arguments);
  }
}

package org.toolforge.components.app;

import org.toolforge.components.app.cli.ComponentsCommand;
import org.toolforge.components.app.cli.Console;

/** The entry of the program. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Console console = OperatingSystem.console();
    int exitCode = ComponentsCommand.run(console, OperatingSystem::onShutdown, arguments);
    console.out().flush();
    console.err().flush();
    System.exit(exitCode);
  }
}

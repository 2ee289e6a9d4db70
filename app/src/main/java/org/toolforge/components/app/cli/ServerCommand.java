package org.toolforge.components.app.cli;

import java.util.concurrent.Callable;
import org.toolforge.components.http.client.ClientSettings;
import picocli.CommandLine.Mixin;

/** A command that only a server can carry out. */
abstract class ServerCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ServerOptions server;

  ServerCommand(Console console) {
    this.console = console;
  }

  @Override
  public final Integer call() throws Exception {
    ClientSettings settings = ServerSettings.require(server, console.surroundings());
    if (!isAgreedTo(settings.tool())) {
      console.err().println("Nothing was done.");
      return ExitCode.FAILED;
    }
    try (Remote remote = Remote.open(settings, console)) {
      return call(remote);
    }
  }

  /** Whether the user wants it, for what cannot be undone. */
  boolean isAgreedTo(String tool) {
    return true;
  }

  /** Does it, and tells the exit code. */
  abstract int call(Remote remote) throws Exception;

  Console console() {
    return console;
  }
}

package org.toolforge.components.app.cli;

import java.io.PrintStream;
import java.util.List;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.http.client.ClientException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in sentences and not in stack traces. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final String UNKNOWN_CALLER =
      "The server does not know who asks. Name the tool's certificate with --cert and --key, or a"
          + " deploy token with --token-file.";

  private final Console console;

  Mistakes(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    console.err().println(mistake.getMessage());
    UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
    command.getErr().flush();
    console.err().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.MISTAKE;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine command, ParseResult arguments) {
    return switch (thrown) {
      case UserMistake mistake -> mistaken(List.of(String.valueOf(mistake.getMessage())));
      case ComponentsException.Invalid invalid -> {
        Warnings.tell(invalid.warnings(), console);
        yield mistaken(invalid.messages());
      }
      case ComponentsException refused -> mistaken(List.of(String.valueOf(refused.getMessage())));
      case ClientException.Refused refused -> {
        Warnings.tell(refused.warnings(), console);
        refused.messages().forEach(console.err()::println);
        if (refused.status() == 401) {
          console.err().println(UNKNOWN_CALLER);
        }
        yield refused.isMistake() ? ExitCode.MISTAKE : ExitCode.FAILED;
      }
      case ClientException.BadFile file -> mistaken(file.messages());
      case ClientException.Unreachable unreachable -> {
        unreachable.messages().forEach(console.err()::println);
        yield ExitCode.FAILED;
      }
      default -> {
        ComponentsCommand root = command.getCommandSpec().root().commandLine().getCommand();
        yield defect(thrown, console.err(), console.debug() || root.debug);
      }
    };
  }

  private int mistaken(List<String> messages) {
    messages.forEach(console.err()::println);
    return ExitCode.MISTAKE;
  }

  /** Admits a defect in one line. */
  static int defect(Throwable thrown, PrintStream err, boolean debug) {
    err.println("This is a defect of this program: " + thrown);
    if (debug) {
      thrown.printStackTrace(err);
    } else {
      err.println("Run it again with --debug, or with COMPONENTS_DEBUG=1, to see where.");
    }
    return ExitCode.DEFECT;
  }
}

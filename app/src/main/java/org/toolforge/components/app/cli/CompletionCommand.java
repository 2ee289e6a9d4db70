package org.toolforge.components.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete this program's commands and options. */
@Command(
    name = "completion",
    description = "Print a script with which a shell completes commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(components completion bash)",
      "  components completion zsh >~/.components-completion && source ~/.components-completion"
    },
    exitCodeList = {"0:printed", ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class CompletionCommand implements Callable<Integer> {

  /** The shells. */
  enum Shell {
    BASH,
    ZSH;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The script is one for bash, which zsh takes once this is loaded. */
  private static final String ZSH = "autoload -U +X compinit && compinit";

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    if (shell == Shell.ZSH) {
      console.out().println(ZSH);
    }
    console.out().println(AutoComplete.bash(root.name(), root.commandLine()).stripTrailing());
    return ExitCode.OK;
  }
}

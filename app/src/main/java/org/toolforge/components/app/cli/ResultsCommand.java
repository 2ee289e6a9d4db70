package org.toolforge.components.app.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.text.RunText;
import org.toolforge.components.http.model.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what a run on demand left, or fetches one of the files. */
@Command(
    name = "results",
    description = {
      "List the files that a run left, or fetch one of them.",
      "A connection that breaks is made anew, and goes on where it ended."
    },
    footer = {
      "",
      "Examples:",
      "  components results run-20260404-120000-k3v9x2m7qp",
      "  components results run-20260404-120000-k3v9x2m7qp report/2026.csv",
      "  components results run-20260404-120000-k3v9x2m7qp report/2026.csv --to - | head"
    },
    exitCodeList = {
      "0:listed, or fetched whole",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class ResultsCommand extends ServerCommand {

  @Mixin private OutputOption output;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id.")
  private String id;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "The file to fetch, as the list has it.")
  private @Nullable String path;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Where to put the file, in place of what is there; - for standard output. Default: its"
              + " own name, in this directory, if there is nothing of that name.")
  private @Nullable String to;

  ResultsCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) throws InterruptedException, IOException {
    String wanted = path;
    if (wanted == null) {
      if (to != null) {
        throw new UserMistake("Say which of the results is to go there: its PATH comes after RUN.");
      }
      Results all = remote.told(remote.client().runs().results(id));
      output.print(
          all,
          () -> RunText.results(all.getResults(), console().style(), console().columns()),
          console());
    } else if ("-".equals(to)) {
      remote.client().runs().fetch(id, wanted, console().out());
    } else {
      FetchedFile file = FetchedFile.of(wanted, to);
      file.write(destination -> remote.client().runs().fetch(id, wanted, destination));
      console().err().println("Fetched %s.".formatted(file.path()));
    }
    return ExitCode.OK;
  }
}

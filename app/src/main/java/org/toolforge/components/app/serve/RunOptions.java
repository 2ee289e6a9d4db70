package org.toolforge.components.app.serve;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.wiring.Results;
import org.toolforge.components.app.wiring.RunSettings;
import org.toolforge.components.run.RunLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How many runs on demand there may be, how long they are kept, and where what they leave. */
final class RunOptions {

  @Option(
      names = "--results",
      paramLabel = "WHERE",
      defaultValue = "${env:COMPONENTS_RESULTS:-memory}",
      description =
          "Where the files are kept that runs on demand leave: memory; default: memory (or"
              + " COMPONENTS_RESULTS).")
  private String results = "memory";

  @Option(
      names = "--keep-runs",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:COMPONENTS_KEEP_RUNS:-7d}",
      description =
          "How long runs on demand are kept that have ended, with their results; default: 7d (or"
              + " COMPONENTS_KEEP_RUNS).")
  private Duration keep = RunLimits.DEFAULT.keep();

  @Option(
      names = "--runs-per-tool",
      paramLabel = "N",
      defaultValue = "${env:COMPONENTS_RUNS_PER_TOOL:-5}",
      description =
          "How many runs on demand of a tool may go on at once; default: 5 (or"
              + " COMPONENTS_RUNS_PER_TOOL).")
  private int perTool = RunLimits.DEFAULT.active();

  @Option(
      names = "--run-timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:COMPONENTS_RUN_TIMEOUT:-24h}",
      description =
          "How long a run on demand may ask for; one that does not say takes an hour at most;"
              + " default: 24h (or COMPONENTS_RUN_TIMEOUT).")
  private Duration longest = RunLimits.DEFAULT.longestTimeout();

  /**
   * @param data where the server keeps its state; null for in memory
   */
  RunSettings settings(CommandSpec spec, @Nullable Path data) {
    if (perTool < 1) {
      throw wrong(spec, "At least one run on demand must be allowed, not " + perTool);
    }
    RunLimits usual = RunLimits.DEFAULT;
    Duration usualTimeout =
        usual.usualTimeout().compareTo(longest) < 0 ? usual.usualTimeout() : longest;
    return new RunSettings(
        new RunLimits(
            perTool,
            usual.kept(),
            keep,
            usualTimeout,
            longest,
            usual.resultBytes(),
            usual.resultFiles()),
        results(spec));
  }

  private Results results(CommandSpec spec) {
    if (results.equals("memory")) {
      return new Results.InMemory();
    }
    throw wrong(spec, "Results are kept in memory, not in '%s'".formatted(results));
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

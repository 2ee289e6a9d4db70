package org.toolforge.components.app.serve;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.wiring.Results;
import org.toolforge.components.app.wiring.RunSettings;
import org.toolforge.components.http.results.S3Settings;
import org.toolforge.components.run.RunLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How many runs on demand there may be, how long they are kept, and where what they leave. */
final class RunOptions {

  @Option(
      names = "--results",
      paramLabel = "WHERE",
      defaultValue = "${env:COMPONENTS_RESULTS}",
      description =
          "Where the files are kept that runs on demand leave: memory, s3, or a directory; default:"
              + " results in the directory of --data, or memory (or COMPONENTS_RESULTS). What s3"
              + " needs is in the environment: RESULTS_S3_ENDPOINT, RESULTS_S3_BUCKET and more.")
  private @Nullable String results;

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
        results(data));
  }

  private Results results(@Nullable Path data) {
    String where = results;
    if (where == null || where.isBlank()) {
      return data == null ? new Results.InMemory() : new Results.Directory(data.resolve("results"));
    }
    return switch (where) {
      case "memory" -> new Results.InMemory();
      case "s3" -> new Results.S3(S3Settings.of(System.getenv()));
      default -> new Results.Directory(Path.of(where));
    };
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;

final class PlanCommandTest {

  @TempDir private Path directory;

  @Test
  void showsStagesReasonsAndTheEstimate() {
    Cli cli = new Cli(directory);

    Result result = cli.run("plan", cli.file("toolhunt.yaml", Examples.TOOLHUNT));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .isEqualTo(
            "This only pretends: the commits are made up, and nothing is taken to run yet.\n");
    assertThat(result.out().lines())
        .containsExactly(
            "Plan for toolhunt: 2 builds, 4 components in 4 stages",
            "Stage 1, images:",
            "   build      toolhunt-cleanup    https://github.com/wikimedia/toolhunt-cleanup at"
                + " 36b217e  (never-built)",
            "   build      toolhunt-api        https://github.com/wikimedia/toolhunt at 18d10b6"
                + "  (never-built)",
            "   none       toolhunt-migratedb  uses the image of toolhunt-api",
            "   none       toolhunt-flower     uses the image of toolhunt-api",
            "Stage 2:",
            "   create     toolhunt-migratedb  (never-succeeded)",
            "Stage 3:",
            "   create     toolhunt-api        waits for toolhunt-migratedb  (new)",
            "Stage 4:",
            "   create     toolhunt-cleanup    waits for toolhunt-api  (new)",
            "   create     toolhunt-flower     waits for toolhunt-api  (new)",
            "Estimate: 2 min 30 s (assumed, since not all of it was measured yet); the longest way"
                + " is toolhunt-migratedb -> toolhunt-api -> toolhunt-cleanup",
            "Plan id: plan-1b0366a5126497756c50");
  }

  @Test
  void plansAsJson() {
    Cli cli = new Cli(directory);

    Result result = cli.run("plan", "--output=json", cli.file("toolhunt.yaml", Examples.TOOLHUNT));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("{\n  \"plan_id\": \"plan-").endsWith("}\n");
  }
}

package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;

final class DeployCommandTest {

  private static final String NOTICE =
      """
      This only pretends to build and run. To deploy to Toolforge for real, use its client: \
      toolforge components deployment create
      """;

  private Cli cli;
  private String toolhunt;

  @BeforeEach
  void writeConfig(@TempDir Path directory) {
    cli = new Cli(directory);
    toolhunt = cli.file("toolhunt.yaml", Examples.TOOLHUNT);
  }

  @Test
  void tellsEachResultOnALine() {
    assertThat(cli.deploy(toolhunt))
        .isEqualTo(
            new Result(
                0,
                NOTICE
                    + """
                    Starting deploy for toolhunt...
                    Plan: 2 builds, 4 components in 4 stages
                    Building images:
                       [✅] toolhunt-cleanup
                       [✅] toolhunt-api
                    Deploying components:
                       [✅] toolhunt-migratedb
                       [✅] toolhunt-api (waited for toolhunt-migratedb)
                       [✅] toolhunt-cleanup (waited for toolhunt-api)
                       [✅] toolhunt-flower (waited for toolhunt-api)
                    All components deployed
                    """,
                ""));
  }

  @Test
  void showsEveryFailedBuildAndStartsNothing() {
    Result result =
        cli.deploy(toolhunt, "--fail", "build:toolhunt-cleanup", "--fail", "build:toolhunt-api");

    assertThat(result)
        .isEqualTo(
            new Result(
                1,
                NOTICE
                    + """
                    Starting deploy for toolhunt...
                    Plan: 2 builds, 4 components in 4 stages
                    Building images:
                       [❌] toolhunt-cleanup: pretended failure (--fail build:toolhunt-cleanup)
                       [❌] toolhunt-api: pretended failure (--fail build:toolhunt-api)
                    No component was started or changed.
                    Deployment failed: Build of toolhunt-cleanup failed: pretended failure \
                    (--fail build:toolhunt-cleanup); Build of toolhunt-api failed: pretended failure \
                    (--fail build:toolhunt-api)
                    """,
                ""));
  }

  @Test
  void skipsOnlyWhatDependsOnAFailedRun() {
    String config =
        cli.file(
            "two-sides.yaml",
            """
            components:
              api: {build: {repository: https://example.org/api}}
              web: {build: {reuse_from: api}, wait_for: [api]}
              other: {build: {reuse_from: api}}
            """);

    Result result = cli.deploy(config, "--fail", "run:api");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "   [❌] api: pretended failure (--fail run:api)\n",
            "   [⏩] web: Skipped, since api failed\n",
            "   [✅] other\n")
        .endsWith("Deployment failed: Component api failed: pretended failure (--fail run:api)\n");
  }

  @Test
  void printsNothingButTheDeploymentAsJson() {
    Result result = cli.deploy(toolhunt, "--output", "json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("{\n  \"deploy_id\": \"toolhunt-deploy-")
        .contains("\"status\": \"successful\"", "\"cause\": \"cli\"")
        .endsWith("}\n");
    assertThat(result.err()).startsWith(NOTICE).endsWith("All components deployed\n");
  }

  @Test
  void tellsAFailureByExitCodeInJsonToo() {
    Result result = cli.deploy(toolhunt, "-o", "json", "--fail", "run:toolhunt-flower");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("\"outcome\": \"error_content\"");
  }

  @Test
  void onlyPlansWhenAskedTo() {
    Result result = cli.deploy(toolhunt, "--only-plan");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("Plan for toolhunt: 2 builds").doesNotContain("Starting");
    assertThat(result).isEqualTo(cli.run("plan", toolhunt));
  }

  @Test
  void deploysOnlyTheComponentsThatAreNamed() {
    Result result = cli.deploy(toolhunt, "--component", "toolhunt-migratedb");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("Plan: 1 build, 1 component in 2 stages\n")
        .doesNotContain("toolhunt-flower");
  }

  @Test
  void refusesToLeaveOutWhatIsWaitedFor() {
    assertThat(cli.deploy(toolhunt, "--component", "toolhunt-api"))
        .isEqualTo(
            new Result(
                2,
                "",
                "Component 'toolhunt-api' waits for 'toolhunt-migratedb', which does not run."
                    + " Deploy 'toolhunt-migratedb' as well.\n"));
  }

  @Test
  void passesOnWhatIsForced() {
    Result result = cli.deploy(toolhunt, "-o", "json", "--force-build", "--force-run");

    assertThat(result.out()).contains("\"force_build\": true", "\"force_run\": true");
  }

  @Test
  void listsTheNamesWhenOneIsUnknown() {
    String names = "it has: toolhunt-cleanup, toolhunt-api, toolhunt-migratedb, toolhunt-flower\n";

    assertThat(cli.deploy(toolhunt, "--component", "NOPE"))
        .isEqualTo(new Result(2, "", "The config has no component 'NOPE'; " + names));
    assertThat(cli.deploy(toolhunt, "--fail", "run:nope"))
        .isEqualTo(new Result(2, "", "The config has no component 'nope'; " + names));
  }

  @Test
  void refusesAFailureOfWhatIsNotBuilt() {
    assertThat(cli.deploy(toolhunt, "--fail", "build:toolhunt-flower").err())
        .isEqualTo(
            "Component 'toolhunt-flower' has no build of its own; it uses the image of"
                + " 'toolhunt-api'. Use --fail build:toolhunt-api.\n");
    assertThat(
            cli.deploy(toolhunt, "--component=toolhunt-migratedb", "--fail=build:toolhunt-cleanup")
                .err())
        .isEqualTo("Component 'toolhunt-cleanup' is not part of this deployment.\n");
  }

  @Test
  void refusesAFailureOfAnUnknownKind() {
    Result result = cli.deploy(toolhunt, "--fail", "toolhunt-api");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("expected build:NAME or run:NAME")
        .endsWith("See 'components deploy --help'.\n");
  }

  @Test
  void refusesASpeedThatStandsStill() {
    assertThat(cli.run("deploy", toolhunt, "--speed", "0").exitCode()).isEqualTo(2);
    assertThat(cli.run("deploy", toolhunt, "--speed", "NaN").exitCode()).isEqualTo(2);
    assertThat(cli.run("deploy", toolhunt, "--speed", "-1").err())
        .startsWith("The speed must be a number above 0, not -1.0\n");
  }

  @Test
  void documentsItsExitCodes() {
    Result result = cli.run("deploy", "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("Exit codes:", "  0 ", "  1 ", "  2 ", "  70 ", "  130 ", "only pretends");
  }
}

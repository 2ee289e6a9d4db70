package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;

/** The commands against a real server; each test has a tool of its own. */
final class ServerCommandsTest {

  private static TestServer server;
  private static int tools;

  private String tool;
  private Cli cli;
  private String toolhunt;

  @BeforeAll
  static void serve() {
    server = TestServer.fast();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void arrive(@TempDir Path directory) {
    tool = "tool" + ++tools;
    cli = new Cli(directory).with("COMPONENTS_SERVER", server.url()).with("COMPONENTS_TOOL", tool);
    toolhunt = cli.file("toolhunt.yaml", Examples.TOOLHUNT);
  }

  @Test
  void deploysAConfigWithTheSameLinesAsWithoutAServer() {
    assertThat(cli.run("deploy", toolhunt))
        .isEqualTo(
            new Result(
                0,
                """
                Starting deploy for %s...
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
                """
                    .formatted(tool),
                """
                Configuration for %s updated successfully.
                Deployment for %s created successfully.
                """
                    .formatted(tool, tool)));
  }

  @Test
  void printsNothingButTheDeploymentForMachines() {
    Result json = cli.run("deploy", toolhunt, "-o", "json");
    Result yaml = cli.run("deployment", "show", "-o", "yaml");

    assertThat(json.exitCode()).isZero();
    assertThat(json.out())
        .startsWith("{\n  \"deploy_id\": \"" + tool + "-deploy-")
        .contains("\"status\": \"successful\"", "\"cause\": \"cli\"")
        .endsWith("}\n");
    assertThat(json.err()).endsWith("All components deployed\n");
    assertThat(yaml.out())
        .startsWith("deploy_id: " + tool + "-deploy-")
        .contains("\nstatus: successful\n");
  }

  @Test
  void plansACandidateOrWhatIsStored() {
    assertThat(cli.run("plan").errLines())
        .containsExactly("Unable to find a config of tool " + tool + ". Store one first.");

    Result candidate = cli.run("plan", toolhunt);

    assertThat(candidate.exitCode()).isZero();
    assertThat(candidate.out()).startsWith("Plan for " + tool + ": 2 builds, 4 components");
    assertThat(cli.run("deploy", toolhunt, "--only-plan").out()).isEqualTo(candidate.out());
    assertThat(cli.run("config", "show").exitCode()).as("nothing was stored").isEqualTo(1);

    cli.run("config", "create", toolhunt);
    assertThat(cli.run("plan", "-o", "json").out()).contains("\"config_revision\": 1");
  }

  @Test
  void storesShowsAndRemovesAConfig() {
    Result created = cli.run("config", "create", toolhunt);

    assertThat(created)
        .isEqualTo(new Result(0, "", "Configuration for " + tool + " updated successfully.\n"));
    assertThat(cli.run("config", "show").out())
        .contains("\ncomponents:\n  toolhunt-cleanup:\n    description: cleanup job\n");
    assertThat(cli.run("config", "show", "-o", "json").out())
        .contains("\n  \"components\": {\n    \"toolhunt-cleanup\": {\n");
    assertThat(cli.run("config", "history").out())
        .matches("(?s)REVISION  SAVED +BY +CURRENT\n1 +20\\S+Z  " + tool + " +yes\n");
    assertThat(cli.run("config", "history", "1").out()).isEqualTo(cli.run("config", "show").out());

    assertThat(cli.run("config", "delete", "--yes-im-sure").exitCode()).isZero();
    assertThat(cli.run("config", "show").exitCode()).isEqualTo(1);
  }

  @Test
  void makesAConfigFromNothingToStartWith() {
    Result generated = cli.run("config", "generate");

    assertThat(generated.exitCode()).isZero();
    assertThat(generated.out()).contains("components:\n");
    assertThat(generated.err()).startsWith("Warning: ");
    assertThat(cli.input(generated.out()).run("config", "create", "-").exitCode()).isZero();
  }

  @Test
  void namesEveryMistakeOfAConfig() {
    String broken =
        cli.file("broken.yaml", "components: {api: {build: {repository: x}, run: {replicas: 0}}}");

    Result result = cli.run("deploy", broken);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("Validation error at components -> api -> "));
  }

  @Test
  void listsFollowsAndRemovesDeployments() {
    assertThat(cli.run("deployment", "list").out()).isEqualTo("There are no deployments.\n");
    cli.run("config", "create", toolhunt);

    Result detached = cli.run("deployment", "create", "--detach", "--description", "Release 1");
    String id = detached.out().strip();

    assertThat(detached.err()).endsWith("Follow it: components deployment watch " + id + "\n");
    assertThat(cli.run("deployment", "watch", id).out()).endsWith("All components deployed\n");
    assertThat(cli.run("deployment", "list").out())
        .startsWith("ID ")
        .contains(id, "Release 1", "All components deployed");
    assertThat(cli.run("deployment", "show").out())
        .startsWith("Deployment " + id + "\nStatus: successful, created ")
        .contains("Description: Release 1\n");
    assertThat(cli.run("deployment", "cancel").exitCode()).as("it is over").isEqualTo(1);
    assertThat(cli.run("deployment", "rollback", id, "--yes-im-sure").out())
        .endsWith("All components deployed\n");
    assertThat(cli.run("deployment", "delete", id, "--yes-im-sure").exitCode()).isZero();
    assertThat(cli.run("deployment", "show", id).exitCode()).isEqualTo(1);
    assertThat(cli.run("deployment", "list", "-o", "json").out())
        .startsWith("{\n  \"deployments\": [");
  }

  @Test
  void sendsAMachineTheRemovedConfigToKeepIt() {
    cli.run("config", "create", toolhunt);

    assertThat(cli.run("config", "delete", "--yes-im-sure", "-o", "yaml").out())
        .contains("toolhunt-cleanup:");
  }

  @Test
  void hasNothingToRetryAfterASuccess() {
    cli.run("deploy", toolhunt);

    Result retried = cli.run("deployment", "retry");

    assertThat(retried.exitCode()).isEqualTo(1);
    assertThat(retried.out()).isEmpty();
    assertThat(retried.err()).isNotEmpty();
  }

  @Test
  void tellsWhatRunsAndWhatTheLimitsAre() {
    cli.run("deploy", toolhunt);

    assertThat(cli.run("status").out().lines())
        .hasSize(5)
        .anyMatch(line -> line.matches("toolhunt-api +in sync +healthy +\\w{7}  20.*"));
    assertThat(cli.run("status", "-o", "json").out()).contains("\"sync\": \"in_sync\"");
    assertThat(cli.run("quotas").out()).startsWith("LIMIT OF ").contains("parallel-builds");
    assertThat(cli.run("quotas", "-o", "yaml").out()).startsWith("quotas:\n");
  }

  @Test
  void printsLogs() {
    cli.run("deploy", toolhunt);

    assertThat(cli.run("logs", "toolhunt-api"))
        .matches(log -> log.exitCode() == 0 && log.out().startsWith("Cloning https://github.com/"));
    assertThat(cli.run("logs", "toolhunt-api", "--follow").out()).endsWith("succeeded\n");
    assertThat(cli.run("logs", "toolhunt-migratedb", "--kind", "run").out()).isNotEmpty();
    assertThat(cli.run("logs", "nope"))
        .matches(log -> log.exitCode() == 1 && log.out().isEmpty() && !log.err().isEmpty());
  }

  @Test
  void handsOutATokenAloneWithWhichAPipelineMayDeploy() {
    cli.run("config", "create", toolhunt);

    Result created = cli.run("deploy-token", "create");
    String token = created.out().strip();

    assertThat(created.out()).isEqualTo(token + "\n").doesNotContain(" ");
    assertThat(created.err()).contains("It expires at ");
    assertThat(cli.run("deploy-token", "create").exitCode()).as("there is one").isEqualTo(1);
    assertThat(cli.run("deploy-token", "show").out()).isEqualTo(created.out());
    String file = cli.file("token", token + "\n");
    assertThat(cli.run("deployment", "create", "--token-file", file).exitCode()).isZero();
    assertThat(cli.run("deployment", "list", "--token", token).exitCode()).isZero();
    assertThat(cli.run("config", "show", "--token", token).exitCode()).isEqualTo(1);
    assertThat(cli.run("deploy-token", "refresh", "--yes-im-sure").out())
        .isNotEqualTo(created.out());
    assertThat(cli.run("deployment", "list", "--token", token).errLines())
        .last()
        .asString()
        .startsWith("The server does not know who asks.");
    assertThat(cli.run("deploy-token", "delete", "--yes-im-sure").out()).isEmpty();
    assertThat(cli.run("deploy-token", "show").exitCode()).isEqualTo(1);
  }

  @Test
  void showsTheKeyOfCallbacksToTheToolAlone() {
    Result key = cli.run("callback-key");

    assertThat(key.out()).matches("whsec_[A-Za-z0-9+/]{43}=\n");
    assertThat(key.err()).isEmpty();
    assertThat(cli.run("callback-key").out()).isEqualTo(key.out());
    String token = cli.run("deploy-token", "create").out().strip();
    assertThat(cli.run("callback-key", "--token", token).exitCode()).isEqualTo(1);
  }

  @Test
  void saysOfADeploymentWhetherItsCallbackIsMade() {
    cli.run("config", "create", toolhunt);

    assertThat(cli.run("deployment", "create", "--callback", "ftp://host/").errLines())
        .last()
        .asString()
        .startsWith("Validation error at callback_url: must be an address such as");
    assertThat(cli.run("deploy", toolhunt, "--callback", "https://10.0.0.1/").exitCode()).isZero();
    assertThat(cli.run("deployment", "show", "-o", "json").out())
        .contains("\"callback\": {\n    \"state\": \"pending\"");
  }

  @Test
  void asksBeforeItDestroys() {
    cli.run("config", "create", toolhunt);

    assertThat(cli.run("config", "delete"))
        .isEqualTo(
            new Result(
                2,
                "",
                "This removes the config of tool "
                    + tool
                    + " from the server. Say --yes-im-sure if that is what you want.\n"));
    assertThat(cli.answering("\n").run("config", "delete"))
        .matches(result -> result.exitCode() == 1)
        .extracting(Result::err)
        .asString()
        .endsWith("Go on? [y/N] Nothing was done.\n");
    assertThat(cli.run("config", "show").exitCode()).isZero();
    assertThat(cli.answering("yes\n").run("config", "delete").exitCode()).isZero();
    assertThat(cli.run("config", "show").exitCode()).isEqualTo(1);
  }

  @Test
  void doesNotPretendForAServer() {
    assertThat(cli.run("deploy", toolhunt, "--fail", "run:toolhunt-api").err())
        .startsWith("A server does not pretend");
    assertThat(cli.deploy(toolhunt, "--server", "none").out()).startsWith("This only pretends");
  }

  @Test
  void tellsWhatTheServerSaysOfAnotherTool() {
    cli.with("COMPONENTS_TOOL", "Not A Tool");

    assertThat(cli.run("status").exitCode()).isEqualTo(2);
    assertThat(cli.run("status", "--server", "http://127.0.0.1:1", "--tool", "x"))
        .isEqualTo(
            new Result(
                1,
                "",
                "Nothing listens at http://127.0.0.1:1. Check the server's address, and that it"
                    + " runs.\n"));
  }
}

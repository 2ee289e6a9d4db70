package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.RunStep;

/** Behaviour that was wrong once; each name says what it guards. */
class CornerCasesTest {

  private static final DeploymentRequest REQUEST = DeploymentRequest.by("somebody", "test");
  private static final ComponentName MIGRATE = new ComponentName("migrate");

  private static final String MIGRATION =
      """
      components:
        migrate:
          component_type: one-off
          build: {repository: https://git.example/migrate}
          run: {command: migrate}
      """;

  private static final String CHAIN =
      """
      components:
        db:
          build: {repository: https://git.example/db}
        api:
          build: {repository: https://git.example/api}
          wait_for: [db]
      """;

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private void save(String config) {
    components.saveConfig(TOOL, toolforge.platform().reader().read(config), "somebody");
  }

  private static RunStep.Action migration(Deployment deployment) {
    return deployment.plan().orElseThrow().runs().stream()
        .filter(run -> run.component().equals(MIGRATE))
        .findFirst()
        .orElseThrow()
        .action();
  }

  @Test
  void aPlanIsOutOfDateWhenTheConfigThatIsPointedToChanged() {
    ConfigSource place = new ConfigSource.AtUrl(URI.create("https://host.example/config.yaml"));
    toolforge.platform().publish(place, API);
    save("source_url: https://host.example/config.yaml");
    Prepared planned = components.plan(TOOL, REQUEST);
    toolforge.platform().publish(place, API.replace("command: web", "command: other"));

    assertThatThrownBy(() -> components.deploy(TOOL, REQUEST.pinnedTo(planned.id())))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("out of date");
  }

  @Test
  void aPartIsRefusedAtOnceWhenWhatItWaitsForHasCrashed() {
    toolforge.script().run("db").crashLoops();
    toolforge.deploy("mytool", CHAIN);

    Deployment part =
        toolforge.await(
            components.deploy(TOOL, REQUEST.onlyComponents(Set.of(new ComponentName("api")))));

    assertThat(part.outcome()).contains(Outcome.ERROR_CONFIG);
    assertThat(part.longStatus()).contains("waits for 'db', which does not run");
  }

  @Test
  void aPartFailsWhenWhatItWaitsForGoesAwayMeanwhile() {
    toolforge.deploy("mytool", CHAIN);
    Deployment part =
        components.deploy(
            TOOL, REQUEST.forcing(true, true).onlyComponents(Set.of(new ComponentName("api"))));
    toolforge.pass(Duration.ofSeconds(1));
    toolforge.platform().loseJob(TOOL, new JobName("db"));

    Deployment ended = toolforge.await(part);

    assertThat(ended.outcome()).contains(Outcome.ERROR_CONTENT);
    assertThat(ended.longStatus()).contains("It waits for db, which does not run");
  }

  @Test
  void aOneOffDoesNotRunAgainWhenTheRecordOfItsRunHasAgedOut() {
    Deployment first = toolforge.deploy("mytool", MIGRATION);
    toolforge.platform().loseJob(TOOL, JobName.of(first.component(MIGRATE), first.jobRevision()));

    Deployment last = first;
    for (int i = 0; i < 15; i++) {
      last = toolforge.deploy("mytool", MIGRATION);
    }

    assertThat(components.deployments(TOOL)).doesNotContain(first);
    assertThat(migration(last)).isEqualTo(RunStep.Action.UNCHANGED);
  }

  @Test
  void aOneOffDoesNotRunAgainWhenTheRecordOfItsRunIsDeleted() {
    toolforge.deploy("mytool", MIGRATION);
    toolforge.platform().push("https://git.example/migrate", "HEAD", "b".repeat(40));
    Deployment second = toolforge.deploy("mytool", MIGRATION);
    components.deleteDeployment(TOOL, second.id());

    assertThat(migration(toolforge.deploy("mytool", MIGRATION)))
        .isEqualTo(RunStep.Action.UNCHANGED);
  }

  @Test
  void aRetryForcesWhatWasForcedAndNotDone() {
    toolforge.deploy("mytool", CHAIN);
    toolforge.script().build("api").failsWith("no Procfile found");
    save(CHAIN);
    Deployment failed = toolforge.await(components.deploy(TOOL, REQUEST.forcing(true, true)));
    toolforge.script().build("api").succeeds();

    Deployment retried = toolforge.await(components.retry(TOOL, failed.id(), "somebody"));

    assertThat(failed.plan().orElseThrow().buildCount()).isEqualTo(2);
    assertThat(retried.plan().orElseThrow().buildCount()).isEqualTo(1);
    assertThat(retried.plan().orElseThrow().runs())
        .allMatch(run -> run.action() == RunStep.Action.RESTART);
    assertThat(retried.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void aRetryDoesNotRunAOneOffAgainThatWantsToRunAlwaysAndHas() {
    toolforge.script().run("api").crashLoops();
    Deployment failed =
        toolforge.deploy(
            "mytool",
            MIGRATION.replace("command: migrate", "command: migrate, rerun: always")
                + "  api:\n    build: {repository: https://git.example/api}\n");
    toolforge.script().run("api").succeeds();

    Deployment retried = toolforge.await(components.retry(TOOL, failed.id(), "somebody"));

    assertThat(migration(retried)).isEqualTo(RunStep.Action.UNCHANGED);
    assertThat(retried.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void aJobThatKeepsVanishingFailsWhenItsTimeIsUp() {
    toolforge.script().run("api").vanishes();
    Instant start = toolforge.now();

    Deployment ended = toolforge.deploy("mytool", API);

    assertThat(ended.outcome()).contains(Outcome.TIMEOUT);
    assertThat(ended.longStatus()).contains("Component api failed: Not ready after 10 min");
    assertThat(Duration.between(start, toolforge.now())).isLessThan(Duration.ofMinutes(12));
  }

  @Test
  void aListenerThatFailsHarmsNobody() {
    components.watch(deployment -> {
      throw new IllegalStateException("a listener that fails (part of a test)");
    });

    assertThat(toolforge.deploy("mytool", API).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void noPhaseEndsBeforeItBegan() {
    for (int i = 0; i < 5; i++) {
      Deployment deployment = toolforge.deploy("mytool", API);

      assertThat(deployment.progress().history().entries())
          .allSatisfy(entry -> assertThat(entry.finishedAt()).isAfterOrEqualTo(entry.startedAt()));
    }
  }

  @Test
  void aDeploymentOfAPartIsNoStateToGoBackTo() {
    save(API);
    Deployment part =
        toolforge.await(
            components.deploy(TOOL, REQUEST.onlyComponents(Set.of(new ComponentName("api")))));

    assertThatThrownBy(() -> components.rollback(TOOL, part.id(), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class);
    assertThat(toolforge.platform().jobs().list(TOOL)).hasOnlyElementsOfType(Job.Owned.class);
  }
}

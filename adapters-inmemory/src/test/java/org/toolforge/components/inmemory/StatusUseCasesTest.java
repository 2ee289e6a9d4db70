package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.status.ComponentStatus;
import org.toolforge.components.status.ComponentStatus.Health;
import org.toolforge.components.status.ComponentStatus.Sync;
import org.toolforge.components.status.Quota;

/** How a tool is against its config, and its limits. */
class StatusUseCasesTest {

  private static final ComponentName NAME = new ComponentName("api");
  private static final String MIGRATION =
      """
      components:
        migrate:
          component_type: one-off
          build: {repository: https://git.example/migrate}
          run: {command: migrate}
      """;

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private void save(String config) {
    components.saveConfig(TOOL, toolforge.platform().reader().read(config), "somebody");
  }

  private ComponentStatus only() {
    List<ComponentStatus> all = components.status(TOOL);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void knowsWhatRunsFromWhichDeploymentAndCommit() {
    Deployment deployment = toolforge.deploy("mytool", API);

    assertThat(only())
        .isEqualTo(
            new ComponentStatus(
                NAME,
                Sync.IN_SYNC,
                List.of(),
                List.of(),
                Health.HEALTHY,
                "",
                deployment.image(NAME).orElseThrow(),
                deployment.plan().orElseThrow().commit(NAME).orElseThrow(),
                toolforge.now(),
                deployment.id()));
  }

  @Test
  void saysWhatSomebodyChangedUntilADeploymentPutsItBack() {
    toolforge.deploy("mytool", API);
    toolforge.platform().changeReplicas(TOOL, JobName.lasting(NAME), 5);

    assertThat(only().sync()).isEqualTo(Sync.DRIFTED);
    assertThat(only().differences()).containsExactly("run.replicas");
    assertThat(only().drift()).containsExactly(new Drift("run.replicas", "1", "5", "somebody"));
    assertThat(only().health()).isEqualTo(Health.HEALTHY);
    assertThat(only().message()).isEqualTo("Deploy to put that back.");

    toolforge.deploy("mytool", API);
    assertThat(only().sync()).isEqualTo(Sync.IN_SYNC);
    assertThat(only().drift()).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    save(API);

    assertThat(only().sync()).isEqualTo(Sync.MISSING);
    assertThat(only().health()).isEqualTo(Health.UNKNOWN);
    assertThat(only().image()).isNull();
  }

  @Test
  void saysWhereWhatRunsDiffersFromTheConfig() {
    toolforge.deploy("mytool", API);
    save(API.replace("{command: web}", "{command: web, replicas: 2, env: {A: b}}"));

    assertThat(only().sync()).isEqualTo(Sync.DRIFTED);
    assertThat(only().differences()).containsExactly("run.env", "run.replicas");
    assertThat(only().health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void listsWhatTheConfigDoesNotHaveAndNothingOfOthers() {
    toolforge.deploy("mytool", Systems.config("api", "web"));
    toolforge.platform().addForeignJob(TOOL, "made-by-hand");
    save(API);

    assertThat(components.status(TOOL))
        .extracting(status -> status.name().value(), ComponentStatus::sync)
        .containsExactly(tuple("api", Sync.IN_SYNC), tuple("web", Sync.ORPHANED));
  }

  @Test
  void saysWhyAComponentDoesNotComeUp() {
    toolforge.script().run("api").failsWith("no such command");
    toolforge.deploy("mytool", API);

    assertThat(only().health()).isEqualTo(Health.UNHEALTHY);
    assertThat(only().message()).isEqualTo("no such command");
    assertThat(only().sync()).isEqualTo(Sync.IN_SYNC);
  }

  @Test
  void hasAOneOffInSyncOnceItSucceededAlsoWhenItsJobIsGone() {
    Deployment deployment = toolforge.deploy("mytool", MIGRATION);
    assertThat(only().sync()).isEqualTo(Sync.IN_SYNC);

    toolforge.platform().loseJob(TOOL, new JobName("migrate-" + deployment.jobRevision()));
    assertThat(only().sync()).isEqualTo(Sync.IN_SYNC);
    assertThat(only().deployment()).isEqualTo(deployment.id());

    save(MIGRATION.replace("command: migrate", "command: other"));
    assertThat(only().differences()).containsExactly("run.command");
  }

  @Test
  void hasAOneOffThatFailedNotInSync() {
    save(MIGRATION);
    assertThat(only().sync()).isEqualTo(Sync.MISSING);

    toolforge.script().run("migrate").failsWith("no database");
    toolforge.deploy("mytool", MIGRATION);
    assertThat(only().sync()).isEqualTo(Sync.DRIFTED);
    assertThat(only().health()).isEqualTo(Health.UNHEALTHY);
    assertThat(only().message()).isEqualTo("no database");
  }

  @Test
  void comparesAPointerWithWhatWasDeployedLast() {
    toolforge
        .platform()
        .publish(new ConfigSource.AtUrl(URI.create("https://config.example/x.yaml")), API);
    toolforge.deploy("mytool", "source_url: https://config.example/x.yaml\n");

    assertThat(only().name()).isEqualTo(NAME);
    assertThat(only().sync()).isEqualTo(Sync.IN_SYNC);
  }

  @Test
  void hasNoStatusWithoutAConfig() {
    assertThatThrownBy(() -> components.status(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageStartingWith("Unable to find a config of tool mytool.");
  }

  @Test
  void tellsWhatUsesWhichLimit() {
    Deployment deployment = toolforge.start("mytool", API);
    toolforge.pass(Duration.ofSeconds(5));
    String id = deployment.id().value();

    assertThat(components.quotas(TOOL))
        .containsExactly(
            new Quota("parallel-builds", 3, 1, List.of(id + "/api")),
            new Quota("active-deployments", 1, 1, List.of(id)),
            new Quota("kept-deployments", 10, 1, List.of(id)),
            new Quota("components", 100, 1, List.of("api")));
    assertThat(components.quotas(TOOL).getFirst().available()).isEqualTo(2);
  }

  @Test
  void usesNothingOfALimitAtFirst() {
    assertThat(components.quotas(TOOL)).extracting(Quota::used).containsOnly(0L);
  }
}

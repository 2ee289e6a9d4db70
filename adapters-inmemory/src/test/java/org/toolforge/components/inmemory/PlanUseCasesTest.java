package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.plan.JobName;

/** Plans, and deployments that are pinned to them. */
class PlanUseCasesTest {

  private static final DeploymentRequest REQUEST = DeploymentRequest.by("somebody", "test");

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private void save(String config) {
    components.saveConfig(TOOL, toolforge.platform().reader().read(config), "somebody");
  }

  @Test
  void planningChangesNothing() {
    save(API);
    long revision = components.config(TOOL).revision();

    Prepared planned = components.plan(TOOL, REQUEST);

    assertThat(planned.plan().buildCount()).isEqualTo(1);
    assertThat(components.deployments(TOOL)).isEmpty();
    assertThat(toolforge.platform().builds().list(TOOL)).isEmpty();
    assertThat(toolforge.platform().jobs().list(TOOL)).isEmpty();
    assertThat(components.config(TOOL).revision()).isEqualTo(revision);
    assertThat(components.plan(TOOL, REQUEST)).isEqualTo(planned);
  }

  @Test
  void plansForAConfigThatIsNotStored() {
    Prepared planned =
        components.plan(
            TOOL, REQUEST, toolforge.platform().reader().read(Systems.config("a", "b")));

    assertThat(planned.plan().runs()).hasSize(2);
    assertThat(toolforge.platform().configs().find(TOOL)).isEmpty();
  }

  @Test
  void deploysAsPlannedWhenNothingChanged() {
    save(API);
    Prepared planned = components.plan(TOOL, REQUEST);

    Deployment deployment =
        toolforge.await(components.deploy(TOOL, REQUEST.pinnedTo(planned.id())));

    assertThat(deployment.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(deployment.plan()).contains(planned.plan());
  }

  private void isRefused(DeploymentRequest request) {
    assertThatThrownBy(() -> components.deploy(TOOL, request))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("is out of date");
  }

  @Test
  void refusesAPlanOfAnotherConfig() {
    save(API);
    Prepared planned = components.plan(TOOL, REQUEST);
    save(API);

    isRefused(REQUEST.pinnedTo(planned.id()));
    assertThat(components.deployments(TOOL)).isEmpty();
  }

  @Test
  void refusesAPlanOfAnotherCommit() {
    save(API);
    Prepared planned = components.plan(TOOL, REQUEST);
    toolforge.platform().push("https://git.example/api", "HEAD", "b".repeat(40));

    isRefused(REQUEST.pinnedTo(planned.id()));
  }

  @Test
  void refusesAPlanFromBeforeAJobWasLost() {
    toolforge.deploy("mytool", API);
    Prepared planned = components.plan(TOOL, REQUEST);
    toolforge.platform().loseJob(TOOL, new JobName("api"));

    isRefused(REQUEST.pinnedTo(planned.id()));
  }

  @Test
  void refusesAPlanWithOtherOptions() {
    save(Systems.config("api", "web"));
    Prepared planned = components.plan(TOOL, REQUEST);

    isRefused(REQUEST.forcing(true, false).pinnedTo(planned.id()));
    isRefused(REQUEST.forcing(false, true).pinnedTo(planned.id()));
    isRefused(REQUEST.onlyComponents(Set.of(new ComponentName("api"))).pinnedTo(planned.id()));
  }

  @Test
  void refusesAlsoWhatChangesBetweenTheRequestAndItsPreparation() {
    save(API);
    Prepared planned = components.plan(TOOL, REQUEST);
    Deployment created = components.deploy(TOOL, REQUEST.pinnedTo(planned.id()));
    toolforge.platform().push("https://git.example/api", "HEAD", "b".repeat(40));

    Deployment refused = toolforge.await(created);

    assertThat(refused.outcome()).contains(Outcome.ERROR_CONFIG);
    assertThat(refused.longStatus()).contains("out of date");
    assertThat(toolforge.platform().builds().list(TOOL)).isEmpty();
  }

  @Test
  void saysWhichRefARepositoryDoesNotHave() {
    save(API);
    toolforge.platform().dropRef("https://git.example/api", "HEAD");

    assertThatThrownBy(() -> components.plan(TOOL, REQUEST))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("https://git.example/api");
  }
}

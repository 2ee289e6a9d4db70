package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Image;

/** Retries and rollbacks, while the repositories move on. */
class RepetitionUseCasesTest {

  private static final ComponentName GOOD = new ComponentName("good");
  private static final ComponentName BAD = new ComponentName("bad");
  private static final ComponentName API_NAME = new ComponentName("api");

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private void push(String component) {
    toolforge.platform().push("https://git.example/" + component, "HEAD", "f".repeat(40));
  }

  private static Commit commit(Deployment deployment, ComponentName component) {
    BuildStep step = deployment.plan().orElseThrow().build(component).orElseThrow();
    return switch (step.action()) {
      case BuildStep.Action.Build build -> build.source().commit();
      case BuildStep.Action.Reuse reuse -> reuse.source().commit();
      case BuildStep.Action.None none -> throw new AssertionError(none);
    };
  }

  @Test
  void retriesWithTheSameCommitsAndTheImagesThatAreGood() {
    toolforge.script().build("bad").failsWith("no Procfile found");
    Deployment failed = toolforge.deploy("mytool", Systems.config("good", "bad"));
    assertThat(failed.status()).isEqualTo(DeploymentStatus.FAILED);
    push("good");
    push("bad");
    toolforge.script().build("bad").succeeds();

    Deployment retried = toolforge.await(components.retry(TOOL, failed.id(), "somebody"));

    assertThat(retried.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(commit(retried, GOOD)).isEqualTo(commit(failed, GOOD));
    assertThat(commit(retried, BAD)).isEqualTo(commit(failed, BAD));
    assertThat(retried.plan().orElseThrow().buildCount()).isEqualTo(1);
    assertThat(retried.image(GOOD)).isPresent().isEqualTo(failed.image(GOOD));
    assertThat(toolforge.platform().builds().list(TOOL)).hasSize(3);
  }

  @Test
  void retriesWithTheConfigOfThatTime() {
    toolforge.script().build("bad").failsWith("no Procfile found");
    Deployment failed = toolforge.deploy("mytool", Systems.config("bad"));
    toolforge.deploy("mytool", API);
    toolforge.script().build("bad").succeeds();

    Deployment retried = toolforge.await(components.retry(TOOL, failed.id(), "somebody"));

    assertThat(retried.config()).isEqualTo(failed.config());
  }

  @Test
  void retriesOnlyWhatDidNotSucceedAndWhileNothingElseIsActive() {
    Deployment good = toolforge.deploy("mytool", API);
    assertThatThrownBy(() -> components.retry(TOOL, good.id(), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class);

    toolforge.script().build("bad").failsWith("no");
    Deployment failed = toolforge.deploy("mytool", Systems.config("bad"));
    Deployment active = toolforge.start("mytool", API);
    assertThatThrownBy(() -> components.retry(TOOL, failed.id(), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining(active.id().value());
  }

  @Test
  void goesBackWithoutBuildingAnything() {
    Deployment first = toolforge.deploy("mytool", API);
    push("api");
    Deployment second = toolforge.deploy("mytool", Systems.config("api", "web"));
    Optional<Image> old = first.image(API_NAME);
    assertThat(second.image(API_NAME)).isPresent().isNotEqualTo(old);
    int builds = toolforge.platform().builds().list(TOOL).size();

    Deployment back = toolforge.await(components.rollback(TOOL, first.id(), "somebody"));

    assertThat(back.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(back.image(API_NAME)).isEqualTo(old);
    assertThat(back.plan().orElseThrow().buildCount()).isZero();
    assertThat(toolforge.platform().builds().list(TOOL)).hasSize(builds);
    assertThat(toolforge.platform().jobs().list(TOOL)).as("the web front is gone again").hasSize(1);
    assertThat(components.config(TOOL).document().config().components())
        .as("the stored config stays")
        .hasSize(2);
  }

  @Test
  void goesBackOnlyToASuccess() {
    toolforge.script().run("api").crashLoops();
    Deployment failed = toolforge.deploy("mytool", API);

    assertThatThrownBy(() -> components.rollback(TOOL, failed.id(), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("only a successful one");
  }
}

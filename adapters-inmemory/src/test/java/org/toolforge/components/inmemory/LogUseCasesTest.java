package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** The logs of a deployment's builds and runs. */
class LogUseCasesTest {

  private static final ComponentName NAME = new ComponentName("api");
  private static final ComponentName WORKER = new ComponentName("worker");
  private static final String SHARED =
      API + "  worker:\n    build: {reuse_from: api}\n    run: {command: work}\n";

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private List<String> build(Deployment of, ComponentName component) {
    return texts(components.buildLog(TOOL, of.id(), component, 0, false));
  }

  private List<String> run(Deployment of, ComponentName component) {
    return texts(components.runLog(TOOL, of.id(), component, 0, false));
  }

  private static List<String> texts(LogReader reader) {
    return LogContract.lines(reader).stream().map(LogLine::text).toList();
  }

  @Test
  void tellTheStoryOfABuild() {
    toolforge.script().build("api").prints("Step 1 of 1: pip install");
    Deployment deployment = toolforge.deploy("mytool", API);

    assertThat(build(deployment, NAME))
        .hasSize(5)
        .startsWith(
            "Cloning https://git.example/api at "
                + deployment.plan().orElseThrow().commit(NAME).orElseThrow(),
            "Building the image",
            "Step 1 of 1: pip install")
        .endsWith("The build succeeded");
  }

  @Test
  void tellWhyABuildFailed() {
    toolforge.script().build("api").failsWith("no Procfile found");
    Deployment deployment = toolforge.deploy("mytool", API);

    assertThat(build(deployment, NAME)).endsWith("The build failed: no Procfile found");
    assertThatThrownBy(() -> run(deployment, NAME))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("It was not started");
  }

  @Test
  void tellTheStoryOfARun() {
    toolforge.script().run("api").prints("listening on 8000");
    Deployment deployment = toolforge.deploy("mytool", API);

    assertThat(run(deployment, NAME))
        .containsExactly("Starting: web", "listening on 8000", "Ready");
  }

  @Test
  void areThoseOfTheBuilderWhenItsImageIsShared() {
    Deployment deployment = toolforge.deploy("mytool", SHARED);

    assertThat(build(deployment, WORKER)).isEqualTo(build(deployment, NAME));
  }

  @Test
  void areNotThereWhenNothingWasBuilt() {
    toolforge.deploy("mytool", SHARED);
    Deployment second =
        toolforge.await(components.deploy(TOOL, DeploymentRequest.by("somebody", "test")));

    assertThatThrownBy(() -> build(second, WORKER))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageStartingWith("Unable to find a build log of component api in deployment ")
        .hasMessageContaining("Nothing was built");
    assertThat(run(second, WORKER)).as("found running").contains("Ready");
  }

  @Test
  void areThoseOfTheOwnDeploymentOnly() {
    Deployment first = toolforge.deploy("mytool", API);
    Deployment second =
        toolforge.await(
            components.deploy(TOOL, DeploymentRequest.by("somebody", "test").forcing(false, true)));

    assertThat(run(second, NAME)).isNotEmpty();
    assertThatThrownBy(() -> run(first, NAME))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("a later deployment");
  }

  @Test
  void areNotThereBeforeAnythingStarts() {
    Deployment deployment = toolforge.start("mytool", API);

    assertThatThrownBy(() -> build(deployment, NAME))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("not planned yet");
    toolforge.pass(Duration.ofSeconds(5));
    assertThat(build(deployment, NAME)).isNotEmpty();
    assertThatThrownBy(() -> run(deployment, NAME))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("not started yet");
  }
}

package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildStatus;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;

/** What can be scripted, and what a deployment makes of it. */
class ScriptTest {

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Script script = toolforge.script();

  private void endsAs(Outcome outcome, String message) {
    Deployment deployment = toolforge.deploy("mytool", API);
    assertThat(deployment.outcome()).contains(outcome);
    assertThat(deployment.longStatus()).contains(message);
  }

  @Test
  void letsABuildFailForWhatTheOwnerCanMend() {
    script.build("api").failsWith("no Procfile found");
    endsAs(Outcome.ERROR_CONTENT, "Build of api failed: no Procfile found");
  }

  @Test
  void letsABuildFailForWhatThePlatformCanMend() {
    script.build("api").failsOnInfrastructureWith("no space left");
    endsAs(Outcome.ERROR_INFRA, "no space left");
  }

  @Test
  void letsABuildGoOnAndOn() {
    script.build("api").neverEnds();
    endsAs(Outcome.TIMEOUT, "took longer than 30 min");
    assertThat(toolforge.platform().builds().slots(TOOL).holders()).isEmpty();
  }

  @Test
  void letsTheBuildServiceLosePatience() {
    script.build("api").timesOut();
    endsAs(Outcome.TIMEOUT, "Build of api failed: The build service stopped it: out of time");
  }

  @Test
  void letsABuildVanish() {
    script.build("api").vanishes();
    endsAs(Outcome.ERROR_INFRA, "disappeared from the build service");
  }

  @Test
  void letsABuildBeRefused() {
    script.build("api").isRefusedWith("too large");
    endsAs(Outcome.ERROR_CONTENT, "too large");
  }

  @Test
  void letsABuildBePending() {
    script.build("api").isPendingFor(Duration.ofMinutes(1)).takes(Duration.ofMinutes(1));
    Deployment started = toolforge.start("mytool", API);
    toolforge.pass(Duration.ofSeconds(59));
    assertThat(buildStatus(started)).isEqualTo(BuildStatus.PENDING);
    toolforge.pass(Duration.ofSeconds(2));
    assertThat(buildStatus(started)).isEqualTo(BuildStatus.RUNNING);
  }

  private BuildStatus buildStatus(Deployment deployment) {
    return Optional.ofNullable(
            toolforge
                .components()
                .deployment(TOOL, deployment.id())
                .progress()
                .builds()
                .get(new ComponentName("api")))
        .orElseThrow()
        .status();
  }

  @Test
  void letsAJobCrashLoop() {
    script.run("api").crashLoops();
    endsAs(Outcome.ERROR_CONTENT, "CrashLoopBackOff");
  }

  @Test
  void letsAJobNeverBeReady() {
    script.run("api").neverReady();
    endsAs(Outcome.TIMEOUT, "Not ready after 10 min");
  }

  @Test
  void letsAJobVanishUntilItIsToldOtherwise() {
    script.run("api").vanishes();
    Deployment started = toolforge.start("mytool", API);
    toolforge.pass(Duration.ofMinutes(2));
    assertThat(toolforge.components().deployment(TOOL, started.id()).isFinished()).isFalse();
    script.run("api").succeeds();

    assertThat(toolforge.await(started).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void letsAJobBeRefused() {
    script.run("api").isRefusedWith("too much memory");
    endsAs(Outcome.ERROR_CONTENT, "too much memory");
  }

  @Test
  void letsWhateverIsNotToldBehaveAlike() {
    script.otherBuilds(name -> BuildBehaviour.succeedsAfter(Duration.ofHours(2)));
    script.build("web").takes(Duration.ofSeconds(1));

    Deployment deployment = toolforge.deploy("mytool", Systems.config("api", "web"));

    assertThat(deployment.longStatus()).contains("Build of api failed: The build took longer");
    assertThat(deployment.image(new ComponentName("web"))).isPresent();
  }

  @Test
  void letsABuildWaitForASlot() {
    script.buildSlots(1);
    Deployment started = toolforge.start("mytool", Systems.config("api", "web"));
    toolforge.pass(Duration.ofSeconds(5));

    assertThat(toolforge.components().deployment(TOOL, started.id()).progress().builds().values())
        .anyMatch(
            build -> build.message().equals("waiting for a build slot: 1 of 1 in use by api"));
    assertThat(toolforge.await(started).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void letsCallsFailThatTheEngineGetsOver() {
    Deployment started = toolforge.start("mytool", API);
    script.nextCallsFail(10);
    toolforge.pass(Duration.ofMinutes(5));

    assertThat(toolforge.components().deployment(TOOL, started.id()).status())
        .isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void letsCallsFailThatTheCallerHearsOf() {
    script.nextCallsFail(1);

    assertThatThrownBy(() -> toolforge.components().deployments(TOOL))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("does not answer");
    assertThat(toolforge.components().deployments(TOOL)).isEmpty();
  }

  @Test
  void letsWritesConflictThatTheEngineGetsOver() {
    Deployment started = toolforge.start("mytool", API);
    script.nextWritesConflict(7);

    assertThat(toolforge.await(started).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }
}

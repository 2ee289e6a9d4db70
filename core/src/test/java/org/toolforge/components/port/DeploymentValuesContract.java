package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.deployment.TestDeployments.CREATED;
import static org.toolforge.components.deployment.TestDeployments.building;
import static org.toolforge.components.port.DeploymentStoreContract.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.PlanId;

/** That a store of deployments gives back exactly what was written, whatever state it is in. */
public interface DeploymentValuesContract extends WorldContract {

  /** An empty store, the same at each call in one test. */
  DeploymentStore store();

  private void isKept(Deployment deployment) {
    StoredDeployment stored = store().create(deployment);

    assertThat(stored.deployment()).isEqualTo(deployment);
    assertThat(store().find(deployment.tool(), deployment.id())).contains(stored);
    assertThat(store().list(deployment.tool())).contains(stored);
  }

  @Test
  default void keepsAFreshDeploymentWithAllThatWasAsked() {
    isKept(
        deployment(1)
            .request(
                DeploymentRequest.by("somebody", "cli")
                    .describedAs("words: \"quoted\", ünïcode\n")
                    .forcing(true, true)
                    .onlyComponents(Set.of(new ComponentName("toolhunt-api")))
                    .pinnedTo(new PlanId("plan-00112233445566778899")))
            .fresh());
  }

  @Test
  default void keepsAPlanWithRemovals() {
    isKept(
        deployment(1)
            .planned(plan -> plan.running(TestConfigs.continuous("gone").build()))
            .in(Phase.WAITING));
  }

  @Test
  default void keepsEveryStateOfABuild() {
    Instant later = CREATED.plusMillis(1234);
    isKept(
        TestDeployments.of(
                TestConfigs.continuous("queued").build(),
                TestConfigs.continuous("requested").build(),
                TestConfigs.continuous("building").build(),
                TestConfigs.continuous("built").build(),
                TestConfigs.continuous("reused").build(),
                TestConfigs.continuous("shared").reusing("built").build(),
                TestConfigs.continuous("failed").build(),
                TestConfigs.continuous("left").build(),
                TestConfigs.continuous("stopped").build())
            .planned(plan -> plan.built("reused"))
            .build("queued", new BuildProgress.Queued("waiting for a slot"))
            .build("requested", new BuildProgress.Requested(later, "again"))
            .build("building", building("building"))
            .build("built", TestDeployments.built("built"))
            .build(
                "failed",
                new BuildProgress.Failed(
                    "id",
                    Fault.CONTENT,
                    "no Procfile",
                    new FailedStep("detect", 20, "No Procfile\n"),
                    CREATED,
                    later))
            .build("left", new BuildProgress.NotStarted("another failed"))
            .build("stopped", new BuildProgress.Stopped("id", "cancelled", CREATED, later))
            .in(Phase.BUILDING));
  }

  @Test
  default void keepsEveryStateOfARun() {
    isKept(
        TestDeployments.of(
                TestConfigs.continuous("waiting").waitFor("ready", "failed").build(),
                TestConfigs.continuous("requested").build(),
                TestConfigs.scheduled("starting").build(),
                TestConfigs.oneOff("ready").build(),
                TestConfigs.continuous("unchanged").build(),
                TestConfigs.continuous("failed").build(),
                TestConfigs.continuous("skipped").build(),
                TestConfigs.continuous("abandoned").build())
            .run("waiting", new RunProgress.Waiting(List.of(new ComponentName("failed"))))
            .run("requested", new RunProgress.Requested(CREATED, "again"))
            .run("starting", new RunProgress.Starting(CREATED, "0 of 1 ready"))
            .run("ready", new RunProgress.Ready(CREATED, CREATED.plusMillis(5)))
            .run("unchanged", new RunProgress.Unchanged())
            .run("failed", new RunProgress.Failed(Fault.TIMEOUT, "slow", CREATED, CREATED))
            .run("skipped", new RunProgress.Skipped("since failed failed"))
            .run("abandoned", new RunProgress.Abandoned("Started, and not awaited"))
            .running());
  }

  @Test
  default void keepsWhatBecomesOfACallback() {
    TestDeployments.Builder asked =
        deployment(1)
            .request(
                DeploymentRequest.by("somebody", "api")
                    .calling(CallbackUrl.of("https://receiver.example/hook?token=a%20b")));
    Instant later = CREATED.plusMillis(1234);
    isKept(asked.successful());
    isKept(asked.id("k2").successful().withCallback(new CallbackState.Delivered(later)));
    isKept(
        asked
            .id("k3")
            .successful()
            .withCallback(new CallbackState.GivenUp(later, "It is not public.")));
  }

  @Test
  default void keepsTheEndAndWhatIsInTheWay() {
    isKept(
        deployment(1)
            .cleaning(Verdict.failed(Outcome.ERROR_INFRA, "The platform failed"))
            .withTrouble("no answer"));
  }
}

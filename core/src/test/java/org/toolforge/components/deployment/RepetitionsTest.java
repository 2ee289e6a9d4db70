package org.toolforge.components.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.TestPlans;

class RepetitionsTest {

  private static final ComponentName API = new ComponentName("api");
  private static final ComponentName WEB = new ComponentName("web");
  private static final Verdict FAILED = Verdict.failed(Outcome.ERROR_CONTENT, "no");

  private static TestDeployments.Builder two() {
    return TestDeployments.of(
        oneOff("migrate").reusing("api").build(),
        continuous("api").build(),
        continuous("web").build());
  }

  @Test
  void retriesWithTheSameCommits() {
    Deployment failed =
        two().planned(plan -> plan.at("web", TestPlans.commit('b')).built("api")).finished(FAILED);

    DeploymentRequest request = Repetitions.retryOf(failed, "somebody else");

    assertThat(request.cause()).isEqualTo("retry of " + failed.id());
    assertThat(request.createdBy()).isEqualTo("somebody else");
    assertThat(request.commits())
        .containsEntry(API, TestPlans.COMMIT)
        .containsEntry(WEB, TestPlans.commit('b'));
    assertThat(request.images()).containsKey(API);
  }

  @Test
  void retriesTheSameSelectionWithTheSameForceButNotWhatIsDone() {
    Deployment failed =
        two()
            .request(
                DeploymentRequest.by("somebody", "api").describedAs("words").forcing(true, true))
            .only("web")
            .finished(FAILED);

    DeploymentRequest request = Repetitions.retryOf(failed, "somebody");

    assertThat(request.only()).containsExactly(WEB);
    assertThat(request.description()).isEqualTo("words");
    assertThat(request.forceBuild() && request.forceRun()).isTrue();
    assertThat(request.done()).isEmpty();
  }

  @Test
  void retriesAPinnedDeploymentWithItsCommitsEvenIfItWasNeverPlanned() {
    Map<ComponentName, Commit> commits = Map.of(API, TestPlans.commit('c'));
    Map<ComponentName, Image> images = Map.of(API, TestPlans.image("old"));
    Deployment refused =
        two()
            .request(
                DeploymentRequest.by("somebody", "api").withCommits(commits).withImages(images))
            .fresh()
            .ending(FAILED, TestDeployments.CREATED)
            .finished(TestDeployments.CREATED);

    DeploymentRequest request = Repetitions.retryOf(refused, "somebody");

    assertThat(request.commits()).isEqualTo(commits);
    assertThat(request.images()).isEqualTo(images);
  }

  @Test
  void retriesWhatTimedOutOrWasCancelled() {
    for (Verdict verdict : Set.of(Verdict.timedOut("slow"), Verdict.CANCELLED)) {
      assertThat(Repetitions.retryOf(two().finished(verdict), "somebody").cause())
          .startsWith("retry of");
    }
  }

  @Test
  void doesNotRetryASuccess() {
    assertThatThrownBy(() -> Repetitions.retryOf(two().successful(), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("is successful");
  }

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "BUILDING", "RUNNING"})
  void doesNotRetryWhatGoesOn(Phase phase) {
    assertThatThrownBy(() -> Repetitions.retryOf(two().in(phase), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("can be retried");
  }

  @Test
  void goesBackToTheImagesAndCommitsOfASuccess() {
    Deployment earlier = two().planned(plan -> plan.built("web")).successful();

    DeploymentRequest request = Repetitions.rollbackTo(earlier, "somebody");

    assertThat(request.cause()).isEqualTo("rollback to " + earlier.id());
    assertThat(request.images())
        .isEqualTo(Map.of(API, TestPlans.image("api"), WEB, TestPlans.image("web")));
    assertThat(request.commits())
        .containsEntry(API, TestPlans.COMMIT)
        .containsEntry(WEB, TestPlans.COMMIT);
    assertThat(request.options().images()).isEqualTo(request.images());
  }

  @Test
  void doesNotGoBackToWhatDidNotSucceed() {
    assertThatThrownBy(() -> Repetitions.rollbackTo(two().finished(FAILED), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("is failed; only a successful one");
    assertThatThrownBy(() -> Repetitions.rollbackTo(two().running(), "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class);
  }

  @Test
  void doesNotGoBackToAPart() {
    Deployment partial = two().only("web").successful();

    assertThatThrownBy(() -> Repetitions.rollbackTo(partial, "somebody"))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("was for some components only, so it is no state to go back to");
  }
}

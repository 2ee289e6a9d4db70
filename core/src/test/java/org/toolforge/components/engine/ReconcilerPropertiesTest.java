package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.JobName;

/** What holds for whatever deployment and whatever is seen around it. */
class ReconcilerPropertiesTest {

  private static final int CASES = 400;
  private static final Reconciler RECONCILER = new Reconciler(Limits.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void alwaysDecidesAndOnlyEverMovesOn(long seed) {
    RandomDeployments random = new RandomDeployments(seed);
    for (int i = 0; i < CASES; i++) {
      Deployment before = random.deployment();
      Observations seen = random.observations(before);
      Instant now = random.now();

      Decision decision = RECONCILER.reconcile(before, seen, now);

      assertThat(decision.next().phase()).isGreaterThanOrEqualTo(before.phase());
      assertThat(decision.next().intent()).isEqualTo(before.intent());
      assertThat(decision.next().request()).isEqualTo(before.request());
      boolean done = decision.next().isFinished() && before.intent() != Intent.DELETE;
      assertThat(decision.checkAgainIn().isEmpty()).isEqualTo(done);
      assertThat(decision.checkAgainIn().orElse(Duration.ZERO))
          .isBetween(Duration.ZERO, Duration.ofSeconds(30));
      assertThat(RECONCILER.reconcileBlind(before, "no answer", now).effects())
          .allMatch(Effect.Forget.class::isInstance);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void hasNothingToAddToItsOwnDecision(long seed) {
    RandomDeployments random = new RandomDeployments(seed);
    for (int i = 0; i < CASES; i++) {
      Deployment before = random.deployment();
      Observations seen = random.plausibleObservations(before);
      Instant now = random.now();

      Decision settled = RECONCILER.reconcile(before, seen, now);
      for (int step = 0; wantsToLookAgainAtOnce(settled); step++) {
        assertThat(step).isLessThan(4);
        settled = RECONCILER.reconcile(settled.next(), seen, now);
      }

      Deployment again = RECONCILER.reconcile(settled.next(), seen, now).next();
      assertThat(again.progress().builds()).isEqualTo(settled.next().progress().builds());
      assertThat(again.progress().runs()).isEqualTo(settled.next().progress().runs());
      assertThat(again).isEqualTo(settled.next());
    }
  }

  private static boolean wantsToLookAgainAtOnce(Decision decision) {
    return decision.checkAgainIn().equals(Optional.of(Duration.ZERO))
        && decision.effects().isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void startsNothingBeforeWhatItWaitsForIsReady(long seed) {
    RandomDeployments random = new RandomDeployments(seed);
    int starts = 0;
    for (int i = 0; i < CASES; i++) {
      Deployment before = random.deployment();
      Observations seen = random.observations(before);

      Decision decision = RECONCILER.reconcile(before, seen, random.now());

      for (Effect effect : decision.effects()) {
        if (effect instanceof Effect.ApplyJob apply && waited(before, apply.component())) {
          starts++;
          for (ComponentName dependency : apply.spec().component().waitFor()) {
            assertThat(isUp(decision.next(), dependency, seen))
                .as("%s is up before %s starts", dependency, apply.component())
                .isTrue();
          }
        }
      }
    }
    assertThat(starts).as("the cases are worth something").isGreaterThan(20);
  }

  private static boolean waited(Deployment before, ComponentName component) {
    RunProgress run = before.progress().runs().get(component);
    return run == null || run instanceof RunProgress.Waiting;
  }

  private static boolean isUp(Deployment next, ComponentName component, Observations seen) {
    RunProgress run = next.progress().runs().get(component);
    if (run != null) {
      return run.isSatisfied();
    }
    Component declared = next.component(component);
    return declared instanceof OneOffComponent
        || seen.job(JobName.lasting(component)).orElseThrow().state().isSatisfied();
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35})
  void asksForNothingTwiceInOneDecision(long seed) {
    RandomDeployments random = new RandomDeployments(seed);
    for (int i = 0; i < CASES; i++) {
      Deployment before = random.deployment();

      assertThat(RECONCILER.reconcile(before, random.observations(before), random.now()).effects())
          .doesNotHaveDuplicates();
    }
  }
}

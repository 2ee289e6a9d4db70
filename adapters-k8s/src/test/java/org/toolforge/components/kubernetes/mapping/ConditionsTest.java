package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Fault;

final class ConditionsTest {

  private static TestDeployments.Builder deployment() {
    return TestDeployments.of(TestConfigs.continuous("web").build());
  }

  private static String of(Deployment deployment) {
    return Conditions.of(deployment, 1, List.of()).stream()
        .map(condition -> condition.type() + "=" + condition.status() + " " + condition.reason())
        .collect(Collectors.joining(", "));
  }

  @Test
  void oneThatGoesOn() {
    assertThat(of(deployment().in(Phase.BUILDING)))
        .isEqualTo(
            "Ready=FALSE Building, Progressing=TRUE Building, Degraded=FALSE NothingFailed,"
                + " Stalled=FALSE NothingInTheWay");
  }

  @Test
  void oneThatIsCancelled() {
    assertThat(of(deployment().wanting(Intent.CANCEL).in(Phase.BUILDING)))
        .startsWith("Ready=FALSE Cancelling, Progressing=TRUE Cancelling, Degraded=FALSE");
  }

  @Test
  void oneThatSucceeded() {
    assertThat(of(deployment().successful()))
        .isEqualTo(
            "Ready=TRUE Succeeded, Progressing=FALSE Succeeded, Degraded=FALSE NothingFailed,"
                + " Stalled=FALSE NothingInTheWay");
  }

  @Test
  void oneThatStillCleansIsNotReadyYet() {
    assertThat(of(deployment().cleaning(Verdict.SUCCESS)))
        .startsWith("Ready=FALSE Cleaning, Progressing=TRUE Cleaning");
  }

  @Test
  void oneThatFailed() {
    assertThat(of(deployment().finished(Verdict.failed(Outcome.ERROR_CONTENT, "no"))))
        .isEqualTo(
            "Ready=FALSE ContentFailed, Progressing=FALSE ContentFailed,"
                + " Degraded=TRUE ContentFailed, Stalled=TRUE ContentFailed");
  }

  @Test
  void oneThatWasCancelledIsOverButNotBroken() {
    assertThat(of(deployment().finished(Verdict.CANCELLED)))
        .isEqualTo(
            "Ready=FALSE Cancelled, Progressing=FALSE Cancelled, Degraded=FALSE NothingFailed,"
                + " Stalled=TRUE Cancelled");
  }

  @Test
  void oneThatGoesOnThoughABuildFailed() {
    Deployment deployment =
        deployment()
            .build(
                "web",
                new BuildProgress.Failed("b", Fault.CONTENT, "no Procfile", CREATED, CREATED))
            .in(Phase.BUILDING);

    assertThat(Conditions.of(deployment, 1, List.of()))
        .filteredOn(condition -> condition.type().equals(Conditions.DEGRADED))
        .containsExactly(
            new Condition(
                "Degraded",
                Condition.Status.TRUE,
                "ComponentFailed",
                "The build of web failed: no Procfile",
                CREATED,
                1));
  }

  @Test
  void oneThatIsStuck() {
    assertThat(of(deployment().in(Phase.BUILDING).withTrouble("no answer")))
        .endsWith("Degraded=FALSE NothingFailed, Stalled=TRUE Blocked");
  }

  @Test
  void aConditionRemembersWhenItBeganToHold() {
    Instant later = CREATED.plusSeconds(90).plusMillis(700);
    List<Condition> before = Conditions.of(deployment().in(Phase.WAITING), 1, List.of());
    Deployment after = deployment().running().ending(Verdict.SUCCESS, later).finished(later);

    assertThat(Conditions.of(after, 2, before))
        .extracting(Condition::lastTransitionTime)
        .containsExactly(CREATED.plusSeconds(90), CREATED.plusSeconds(90), CREATED, CREATED);
  }

  @Test
  void messagesAreBounded() {
    Verdict verdict = Verdict.failed(Outcome.ERROR_INFRA, "no ".repeat(100_000));

    assertThat(Conditions.of(deployment().finished(verdict), 1, List.of()))
        .allSatisfy(condition -> assertThat(condition.message()).hasSizeLessThan(4100));
  }

  @Test
  void nonsenseInPlaceOfConditionsIsNoConditions() {
    assertThat(Conditions.read(JsonParser.parseString("{\"conditions\":[5]}").getAsJsonObject()))
        .isEmpty();
    assertThat(Conditions.read(JsonParser.parseString("{}").getAsJsonObject())).isEmpty();
  }
}

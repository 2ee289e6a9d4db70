package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.callback.Tally;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.engine.Courier;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.StoredDeployment;

/** Who wanted to be told of an end is told. */
class CourierTest {

  private static final Instant START = TestDeployments.CREATED;
  private static final CallbackUrl URL = CallbackUrl.of("https://receiver.example/hook?token=1");

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final Script script = new Script();
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, script);
  private Courier courier = courier(platform.newLease());

  private Courier courier(LeaderLease lease) {
    return new Courier(
        platform.deployments(),
        platform.runs(),
        platform.notifier(),
        CallbackLimits.DEFAULT,
        lease,
        timeline,
        new Random(1));
  }

  @BeforeEach
  void start() {
    courier.start();
    work();
  }

  private void work() {
    while (courier.workOnce()) {
      // Until there is nothing to do now.
    }
  }

  private void pass(Duration time) {
    Instant end = timeline.instant().plus(time);
    work();
    while (courier.nextDue().filter(due -> !due.isAfter(end)).isPresent()) {
      timeline.advanceTo(courier.nextDue().orElseThrow());
      work();
    }
    timeline.advanceTo(end);
  }

  private static TestDeployments.Builder asked(int number) {
    return TestDeployments.of(TestConfigs.continuous("api").build())
        .id("number" + number)
        .createdAt(START.plusSeconds(number))
        .request(DeploymentRequest.by("somebody", "api").calling(URL));
  }

  private StoredDeployment add(Deployment deployment) {
    return platform.deployments().create(deployment);
  }

  private CallbackState callback(StoredDeployment stored) {
    return platform
        .deployments()
        .find(stored.deployment().tool(), stored.deployment().id())
        .orElseThrow()
        .deployment()
        .callback();
  }

  private List<String> told() {
    return platform.receivedCalls().stream().map(call -> call.notice().id()).toList();
  }

  @Test
  void tellsOnceOfADeploymentThatEnds() {
    StoredDeployment running = add(asked(1).running());
    pass(Duration.ofMinutes(5));
    assertThat(platform.receivedCalls()).isEmpty();

    Deployment ended = asked(1).successful();
    platform.deployments().saveProgress(running, ended.progress());
    pass(Duration.ofHours(1));

    assertThat(platform.receivedCalls())
        .singleElement()
        .satisfies(call -> {
          assertThat(call.url()).isEqualTo(URL);
          assertThat(call.notice())
              .isEqualTo(
                  new Notice(
                      ended.id().value(),
                      ended.tool(),
                      Notice.Kind.DEPLOYMENT,
                      "successful",
                      ended.longStatus(),
                      START.plusSeconds(1)));
        });
    assertThat(callback(running))
        .isEqualTo(new CallbackState.Delivered(START.plus(Duration.ofMinutes(5))));
    assertThat(courier.tally()).isEqualTo(new Tally(1, 0, 0));
  }

  @Test
  void tellsNobodyWhoDidNotAsk() {
    add(asked(1).request(DeploymentRequest.by("somebody", "api")).successful());
    pass(Duration.ofHours(1));

    assertThat(platform.receivedCalls()).isEmpty();
  }

  @Test
  void reachesAReceiverThatWasDownForAMinuteSoonAfterItIsBack() {
    script.receiverIsDown("receiver.example", true);
    StoredDeployment ended = add(asked(0).finished(Verdict.CANCELLED));
    pass(Duration.ofMinutes(1));
    assertThat(callback(ended)).isEqualTo(new CallbackState.Pending());

    script.receiverIsDown("receiver.example", false);
    pass(Duration.ofSeconds(80));

    assertThat(told()).containsExactly(ended.deployment().id().value());
    assertThat(callback(ended)).isInstanceOf(CallbackState.Delivered.class);
  }

  @Test
  void givesUpAfterADay() {
    script.receiverIsDown("receiver.example", true);
    StoredDeployment ended = add(asked(0).successful());

    pass(Duration.ofHours(23));
    assertThat(callback(ended)).isEqualTo(new CallbackState.Pending());
    pass(Duration.ofHours(2));
    script.receiverIsDown("receiver.example", false);
    pass(Duration.ofHours(2));

    assertThat(callback(ended))
        .isInstanceOfSatisfying(
            CallbackState.GivenUp.class,
            givenUp ->
                assertThat(givenUp.why())
                    .startsWith("Nobody took it within 24 hours of the end. At the last try: "));
    assertThat(platform.receivedCalls()).isEmpty();
    assertThat(courier.tally()).isEqualTo(new Tally(0, 1, 0));
  }

  @Test
  void triesOnceHoweverLateItIs() {
    timeline.advanceTo(START.plus(Duration.ofDays(3)));
    StoredDeployment ended = add(asked(0).successful());
    pass(Duration.ZERO);

    assertThat(callback(ended)).isInstanceOf(CallbackState.Delivered.class);
  }

  @Test
  void givesUpAtOnceWhereNobodyMayBeCalled() {
    script.receiverIsForbidden("receiver.example");
    StoredDeployment ended = add(asked(0).successful());
    pass(Duration.ZERO);

    assertThat(callback(ended))
        .isEqualTo(
            new CallbackState.GivenUp(
                START, "receiver.example is not public (as the script wants it)"));
  }

  @Test
  void givesUpAtOnceWhereNobodyWantsToBeCalled() {
    script.receiverIsGone("receiver.example");
    StoredDeployment ended = add(asked(0).successful());
    pass(Duration.ZERO);

    assertThat(callback(ended)).isInstanceOf(CallbackState.GivenUp.class);
  }

  @Test
  void takesUpWhatItsPredecessorLeft() {
    script.receiverIsDown("receiver.example", true);
    StoredDeployment ended = add(asked(0).successful());
    pass(Duration.ofHours(2));
    courier.close();

    script.receiverIsDown("receiver.example", false);
    courier = courier(platform.newLease());
    courier.start();
    pass(Duration.ofMinutes(1));

    assertThat(told()).containsExactly(ended.deployment().id().value());
    assertThat(callback(ended)).isInstanceOf(CallbackState.Delivered.class);
  }

  @Test
  void leavesTheCallsToTheLeader() {
    LeaderLease other = platform.newLease();
    timeline.advanceTo(START.plusSeconds(20));
    assertThat(other.hold()).isTrue();
    StoredDeployment ended = add(asked(0).successful());
    work();
    assertThat(platform.receivedCalls()).isEmpty();

    other.release();
    pass(Duration.ofSeconds(3));

    assertThat(told()).containsExactly(ended.deployment().id().value());
  }

  @Test
  void callsOnceThoughWhatCameOfItCannotBeNotedAtFirst() {
    StoredDeployment ended = add(asked(0).successful());
    script.nextWritesConflict(3);
    pass(Duration.ofHours(1));

    assertThat(told()).hasSize(1);
    assertThat(callback(ended)).isInstanceOf(CallbackState.Delivered.class);
  }

  @Test
  void survivesOutagesOfEverything() {
    for (int calls = 1; calls < 12; calls++) {
      StoredDeployment ended = add(asked(calls).successful());
      script.nextCallsFail(calls);
      pass(Duration.ofMinutes(20));

      assertThat(callback(ended)).isInstanceOf(CallbackState.Delivered.class);
    }
    assertThat(told()).hasSize(11);
  }

  @Test
  void aDeadReceiverHoldsNobodyUp() {
    script.receiverIsDown("receiver.example", true);
    for (int i = 0; i < 100; i++) {
      add(asked(i).finished(Verdict.failed(Outcome.ERROR_CONTENT, "It broke")));
    }
    CallbackUrl other = CallbackUrl.of("https://other.example/");
    StoredDeployment ended =
        add(
            asked(100)
                .request(DeploymentRequest.by("somebody", "api").calling(other))
                .successful());
    pass(Duration.ZERO);

    assertThat(callback(ended)).isInstanceOf(CallbackState.Delivered.class);
    assertThat(courier.tally()).isEqualTo(new Tally(1, 0, 100));
  }

  @Test
  void tellsNobodyOfWhatIsDeleted() {
    script.receiverIsDown("receiver.example", true);
    StoredDeployment ended = add(asked(0).successful());
    StoredDeployment gone = add(asked(1).successful());
    pass(Duration.ofMinutes(1));

    platform.deployments().saveIntent(ended, Intent.DELETE);
    platform.deployments().remove(gone);
    script.receiverIsDown("receiver.example", false);
    pass(Duration.ofHours(1));

    assertThat(platform.receivedCalls()).isEmpty();
    assertThat(courier.tally()).isEqualTo(new Tally(0, 0, 0));
  }
}

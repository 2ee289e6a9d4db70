package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;
import org.toolforge.components.run.TestRuns;

/** What every service for runs on demand keeps to. */
public interface RunServiceContract extends LogContract {

  ToolName OTHER = new ToolName("othertool");

  /** A service without runs, the same at each call in one test. */
  RunService runs();

  /**
   * Lets every run that was started come to its end; with exit code 0 when nothing else is told.
   */
  void letRunsEnd();

  /** Lets what is started from now on end with that exit code. */
  void letRunsFail(int exitCode);

  @Override
  default void startPrinting() {
    runs().start(TestRuns.order("printing").build());
    eventually(() -> assertThat(LogContract.lines(log(0, false))).isNotEmpty());
  }

  @Override
  default void endPrinting() {
    letRunsEnd();
  }

  @Override
  default LogReader log(long after, boolean follow) {
    return runs().log(TOOL, TestRuns.id("printing"), after, follow);
  }

  @Override
  default LogReader logOfNothing() {
    return runs().log(TOOL, TestRuns.id("nothing"), 0, false);
  }

  private Run run(RunId id) {
    return runs().find(TOOL, id).orElseThrow();
  }

  private Run ended(RunId id) {
    letRunsEnd();
    eventually(() -> assertThat(run(id).state().isOver()).isTrue());
    return run(id);
  }

  @Test
  default void hasNoRunsAtFirst() {
    assertThat(runs().list(TOOL)).isEmpty();
    assertThat(runs().all()).isEmpty();
    assertThat(runs().find(TOOL, TestRuns.id("a"))).isEmpty();
  }

  @Test
  default void showsARunAsSoonAsItIsStarted() {
    RunOrder order = TestRuns.order("a").build();
    runs().start(order);

    Run run = run(order.id());
    assertThat(run.order()).isEqualTo(order);
    assertThat(run.state().isOver()).isFalse();
    assertThat(runs().list(TOOL)).extracting(Run::id).containsExactly(order.id());
    assertThat(runs().all()).extracting(Run::id).containsExactly(order.id());
  }

  @Test
  default void tellsThatARunSucceeded() {
    RunOrder order = TestRuns.order("a").build();
    runs().start(order);

    assertThat(ended(order.id()).state())
        .isInstanceOfSatisfying(
            RunState.Succeeded.class,
            state -> assertThat(state.startedAt()).isBeforeOrEqualTo(state.endedAt()));
  }

  @Test
  default void tellsWithWhichExitCodeARunFailed() {
    letRunsFail(3);
    RunOrder order = TestRuns.order("a").build();
    runs().start(order);

    assertThat(ended(order.id()).state())
        .isInstanceOfSatisfying(
            RunState.Failed.class,
            state -> {
              assertThat(state.fault()).isEqualTo(Fault.CONTENT);
              assertThat(state.exitCode()).isEqualTo(3);
              assertThat(state.message()).contains("3");
              assertThat(state.startedAt()).isBeforeOrEqualTo(state.endedAt());
            });
  }

  @Test
  default void keepsEverythingThatWasOrdered() {
    RunOrder order =
        TestRuns.order("a")
            .command(
                "python3 report.py --month 'April 2026' \"$MONTH\" | tee \"$RESULTS_DIR/räport\"")
            .env("MONTH", "")
            .env("LINES", "one\ntwo: $HOME $(HOME) ${HOME}\t\"quoted\" ü 🙂")
            .timeout(Duration.ofSeconds(61))
            .callback("https://tools.example/hooks?for=report&x=%2F")
            .createdAt(TestRuns.CREATED.plusMillis(123))
            .build();
    runs().start(order);
    assertThat(run(order.id()).order()).isEqualTo(order);

    assertThat(ended(order.id()).order()).isEqualTo(order);
  }

  @Test
  default void owesACallbackOnlyWhenOneIsWanted() {
    runs().start(TestRuns.order("a").build());
    runs().start(TestRuns.order("b").callback("https://tools.example/hook").build());

    assertThat(run(TestRuns.id("a")).callback()).isEqualTo(new CallbackState.NotWanted());
    assertThat(run(TestRuns.id("b")).callback()).isEqualTo(new CallbackState.Pending());
  }

  @Test
  default void notesWhatBecameOfACallback() {
    RunOrder order = TestRuns.order("a").callback("https://tools.example/hook").build();
    runs().start(order);
    Run ended = ended(order.id());
    CallbackState delivered = new CallbackState.Delivered(TestRuns.CREATED.plusSeconds(90));
    runs().saveCallback(TOOL, order.id(), delivered);
    assertThat(run(order.id())).isEqualTo(new Run(order, ended.state(), delivered));

    CallbackState givenUp =
        new CallbackState.GivenUp(TestRuns.CREATED.plusSeconds(99), "It answered 410 \"Gone\".");
    runs().saveCallback(TOOL, order.id(), givenUp);
    assertThat(run(order.id())).isEqualTo(new Run(order, ended.state(), givenUp));
  }

  @Test
  default void notesNothingOfARunThatIsGone() {
    assertThatCode(() ->
            runs()
                .saveCallback(
                    TOOL, TestRuns.id("a"), new CallbackState.Delivered(TestRuns.CREATED)))
        .doesNotThrowAnyException();

    assertThat(runs().find(TOOL, TestRuns.id("a"))).isEmpty();
  }

  @Test
  default void startsTheSameRunOnlyOnce() {
    RunOrder order = TestRuns.order("a").command("first").build();
    runs().start(order);
    runs().start(TestRuns.order("a").command("second").build());
    assertThat(runs().list(TOOL)).extracting(Run::order).containsExactly(order);

    Run ended = ended(order.id());
    runs().start(order);
    assertThat(runs().list(TOOL)).containsExactly(ended);
  }

  @Test
  default void startsOneRunWhenManyAskForItAtOnce() {
    RunOrder order = TestRuns.order("a").build();
    Rush.of(
        8,
        i -> {
          runs().start(order);
          return i;
        });

    assertThat(runs().list(TOOL)).extracting(Run::order).containsExactly(order);
  }

  @Test
  default void startsAllRunsThatAreAskedForAtOnce() {
    Rush.of(
        8,
        i -> {
          runs().start(TestRuns.order("r" + i).createdAt(TestRuns.CREATED.plusSeconds(i)).build());
          return i;
        });

    assertThat(runs().list(TOOL))
        .extracting(run -> run.id().value().substring(28))
        .containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7");
  }

  @Test
  default void listsTheOldestRunFirst() {
    runs().start(TestRuns.order("b").createdAt(TestRuns.CREATED.plusSeconds(2)).build());
    runs().start(TestRuns.order("c").createdAt(TestRuns.CREATED.plusSeconds(1)).build());
    runs().start(TestRuns.order("a").createdAt(TestRuns.CREATED.plusSeconds(3)).build());

    assertThat(runs().list(TOOL))
        .extracting(Run::id)
        .containsExactly(TestRuns.id("c"), TestRuns.id("b"), TestRuns.id("a"));
  }

  @Test
  default void keepsTheRunsOfToolsApart() {
    RunOrder order = TestRuns.order("a").build();
    RunOrder others = TestRuns.order("b").tool(OTHER.value()).build();
    runs().start(order);
    runs().start(others);
    runs().remove(OTHER, order.id());

    assertThat(runs().list(TOOL)).extracting(Run::id).containsExactly(order.id());
    assertThat(runs().list(OTHER)).extracting(Run::id).containsExactly(others.id());
    assertThat(runs().find(OTHER, order.id())).isEmpty();
    assertThat(runs().all()).extracting(Run::id).containsExactlyInAnyOrder(order.id(), others.id());
    assertThatThrownBy(() -> runs().log(OTHER, order.id(), 0, false))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  default void forgetsARunThatIsRemovedWhileItGoesOn() {
    RunOrder order = TestRuns.order("a").build();
    runs().start(order);
    runs().remove(TOOL, order.id());
    eventually(() -> assertThat(runs().list(TOOL)).isEmpty());

    letRunsEnd();
    assertThat(runs().find(TOOL, order.id())).isEmpty();
    assertThat(runs().all()).isEmpty();
  }

  @Test
  default void forgetsARunThatIsRemovedAfterItsEnd() {
    RunOrder order = TestRuns.order("a").build();
    runs().start(order);
    Run unused = ended(order.id());
    runs().remove(TOOL, order.id());

    eventually(() -> assertThat(runs().find(TOOL, order.id())).isEmpty());
  }

  @Test
  default void doesNotMindToRemoveARunThatIsNotThere() {
    assertThatCode(() -> runs().remove(TOOL, TestRuns.id("a"))).doesNotThrowAnyException();
  }

  @Test
  default void endsTheLogOfARunThatIsRemoved() {
    startPrinting();
    LogReader reader = log(0, true);
    runs().remove(TOOL, TestRuns.id("printing"));

    assertThat(LogContract.lines(reader)).isNotEmpty();
  }

  @Test
  default void tellsWatchersOfEveryChangeOfARun() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Subscription watching = runs().watch(tool -> seen.add(shown(tool)));
    runs().start(TestRuns.order("a").build());
    eventually(() -> assertThat(seen).contains("[going on]"));
    letRunsEnd();
    eventually(() -> assertThat(seen).contains("[over]"));
    runs().remove(TOOL, TestRuns.id("a"));
    eventually(() -> assertThat(seen).contains("[]"));
    watching.close();
  }

  private String shown(ToolName tool) {
    return runs().list(tool).stream()
        .map(run -> run.state().isOver() ? "over" : "going on")
        .toList()
        .toString();
  }
}

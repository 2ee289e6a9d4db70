package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.TestPlans;

/** What every build service keeps to. */
public interface BuildServiceContract extends LogContract {

  ResolvedSource SOURCE =
      ResolvedSource.of(
          new GitSource(
              new RepositoryUrl("https://git.example/api"), new GitRef("main"), true, false),
          TestPlans.COMMIT);

  BuildRequest REQUEST = new BuildRequest(SOURCE, new GitRef("main"), Duration.ofMinutes(30), null);

  /**
   * A service without builds that has at least two slots for a tool, and slots that all tools
   * share; the same at each call in one test.
   */
  BuildService builds();

  /** Lets every build that was started come to a good end. */
  void letBuildsEnd();

  /**
   * Lets the build of that key fail when it is started, or soon after it was, in a step that runs
   * its owner's code, called {@code build}, with exit code 3 after it printed {@code no Procfile}.
   */
  void letFail(BuildKey key, Runnable start);

  @Override
  default void startPrinting() {
    builds().start(TOOL, key("api"), REQUEST);
    eventually(() -> assertThat(LogContract.lines(log(0, false))).isNotEmpty());
  }

  @Override
  default void endPrinting() {
    letBuildsEnd();
  }

  @Override
  default LogReader log(long after, boolean follow) {
    return builds().log(TOOL, key("api"), after, follow);
  }

  @Override
  default LogReader logOfNothing() {
    return builds().log(TOOL, key("nothing"), 0, false);
  }

  private static BuildKey key(String component) {
    return new BuildKey(TestDeployments.id("one"), new ComponentName(component));
  }

  private BuildState stateOf(BuildKey key) {
    return builds().list(TOOL).stream()
        .filter(build -> build.key().equals(key))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  default void hasNothingAtFirst() {
    assertThat(builds().list(TOOL)).isEmpty();
    assertThat(builds().slots(TOOL).holders()).isEmpty();
  }

  @Test
  default void showsABuildAsSoonAsItIsStarted() {
    builds().start(TOOL, key("api"), REQUEST);

    assertThat(builds().list(TOOL))
        .singleElement()
        .satisfies(build -> {
          assertThat(build.key()).isEqualTo(key("api"));
          assertThat(build.source()).isEqualTo(SOURCE);
          assertThat(build.id()).isNotEmpty();
          assertThat(build.state().isActive()).isTrue();
        });
    assertThat(builds().slots(TOOL).holders()).containsExactly(key("api"));
  }

  @Test
  default void makesAnImageAndGivesTheSlotBack() {
    builds().start(TOOL, key("api"), REQUEST);
    letBuildsEnd();

    assertThat(stateOf(key("api")))
        .isInstanceOfSatisfying(
            BuildState.Succeeded.class,
            succeeded -> assertThat(succeeded.image().reference()).isNotEmpty());
    assertThat(builds().slots(TOOL).holders()).isEmpty();
  }

  @Test
  default void startsABuildOnceHoweverOftenItIsAskedFor() {
    builds().start(TOOL, key("api"), REQUEST);
    List<Build> first = builds().list(TOOL);
    builds().start(TOOL, key("api"), REQUEST);

    assertThat(builds().list(TOOL)).hasSize(1).extracting(Build::id).isEqualTo(ids(first));
  }

  /** Starts builds in every slot, and tells how many there are. */
  private int fillSlots() {
    int limit = builds().slots(TOOL).limit();
    for (int i = 0; i < limit; i++) {
      builds().start(TOOL, key("c" + i), REQUEST);
    }
    return limit;
  }

  private static List<String> ids(List<Build> builds) {
    return builds.stream().map(Build::id).toList();
  }

  @Test
  default void doesNotStartABuildAgainThatEnded() {
    builds().start(TOOL, key("api"), REQUEST);
    letBuildsEnd();
    List<Build> ended = builds().list(TOOL);
    builds().start(TOOL, key("api"), REQUEST);
    letTimePass();

    assertThat(builds().list(TOOL)).isEqualTo(ended);
  }

  @Test
  default void doesNotStartABuildAgainThatWasCancelled() {
    builds().start(TOOL, key("api"), REQUEST);
    builds().cancel(TOOL, key("api"));
    eventually(() -> assertThat(stateOf(key("api"))).isEqualTo(new BuildState.Cancelled()));
    builds().start(TOOL, key("api"), REQUEST);
    letTimePass();

    assertThat(stateOf(key("api"))).isEqualTo(new BuildState.Cancelled());
  }

  @Test
  default void stopsABuildThatIsCancelledHoweverOften() {
    builds().start(TOOL, key("api"), REQUEST);
    builds().start(TOOL, key("web"), REQUEST);
    builds().cancel(TOOL, key("api"));
    builds().cancel(TOOL, key("api"));

    eventually(() -> assertThat(stateOf(key("api"))).isEqualTo(new BuildState.Cancelled()));
    builds().cancel(TOOL, key("api"));
    assertThat(stateOf(key("web")).isActive()).isTrue();
    assertThat(builds().slots(TOOL).holders()).containsExactly(key("web"));
  }

  @Test
  default void leavesABuildAsItIsThatIsCancelledAfterItsEnd() {
    builds().start(TOOL, key("api"), REQUEST);
    letBuildsEnd();
    builds().cancel(TOOL, key("api"));
    letTimePass();

    assertThat(stateOf(key("api"))).isInstanceOf(BuildState.Succeeded.class);
  }

  @Test
  default void doesNotMindToCancelABuildThatItNeverHeardOf() {
    builds().cancel(TOOL, key("api"));
    builds().start(TOOL, key("api"), REQUEST);
    letBuildsEnd();

    assertThat(stateOf(key("api"))).isInstanceOf(BuildState.Succeeded.class);
  }

  @Test
  default void takesAsManyBuildsAsThereAreSlots() {
    int limit = fillSlots();

    assertThat(builds().slots(TOOL).free()).isZero();
    assertThatThrownBy(() -> builds().start(TOOL, key("late"), REQUEST))
        .isInstanceOf(ComponentsException.QuotaExceeded.class);
    assertThat(builds().list(TOOL)).hasSize(limit);
  }

  private static ToolName tool(int number) {
    return new ToolName("tool" + number);
  }

  @Test
  default void takesAsManyBuildsAsAllToolsMayHave() {
    int limit = builds().slots(TOOL).limitInAll();
    for (int i = 0; i < limit; i++) {
      builds().start(tool(i), key("api"), REQUEST);
    }

    assertThat(builds().slots(TOOL).heldInAll()).isEqualTo(limit);
    assertThat(builds().slots(TOOL).free()).isZero();
    assertThatThrownBy(() -> builds().start(TOOL, key("late"), REQUEST))
        .isInstanceOf(ComponentsException.QuotaExceeded.class);
    letBuildsEnd();
    eventually(() -> assertThat(builds().slots(TOOL).heldInAll()).isZero());
  }

  @Test
  default void neverTakesMoreThanThereAreSlotsHoweverManyAskAtOnce() {
    int inAll = builds().slots(TOOL).limitInAll();
    List<Boolean> taken =
        Rush.of(
            inAll + 10,
            i -> {
              try {
                builds().start(tool(i), key("api"), REQUEST);
                return true;
              } catch (ComponentsException.QuotaExceeded e) {
                return false;
              }
            });

    assertThat(taken).filteredOn(was -> was).hasSize(inAll);
    assertThat(builds().slots(TOOL).heldInAll()).isEqualTo(inAll);
  }

  @Test
  default void tellsWhichStepOfTheOwnersFailedAndWhatItSaidLast() {
    letFail(key("api"), () -> builds().start(TOOL, key("api"), REQUEST));

    eventually(() ->
        assertThat(stateOf(key("api")))
            .isInstanceOfSatisfying(
                BuildState.Failed.class,
                failed -> {
                  assertThat(failed.fault()).isEqualTo(Fault.CONTENT);
                  assertThat(failed.message()).contains("build").contains("3");
                  assertThat(failed.step())
                      .isNotNull()
                      .satisfies(step -> {
                        assertThat(step.name()).isEqualTo("build");
                        assertThat(step.exitCode()).isEqualTo(3);
                        assertThat(step.output()).contains("no Procfile");
                      });
                }));
    assertThat(builds().slots(TOOL).holders()).isEmpty();
  }

  @Test
  default void doesNotRefuseForTheQuotaWhatIsStartedAlready() {
    int limit = fillSlots();
    builds().start(TOOL, key("c0"), REQUEST);

    assertThat(builds().list(TOOL)).hasSize(limit);
  }

  @Test
  default void takesARefusedBuildOnceThereIsASlot() {
    fillSlots();
    letBuildsEnd();
    builds().start(TOOL, key("late"), REQUEST);

    assertThat(stateOf(key("late")).isActive()).isTrue();
  }

  @Test
  default void keepsToolsApart() {
    ToolName other = new ToolName("othertool");
    builds().start(TOOL, key("api"), REQUEST);

    assertThat(builds().list(other)).isEmpty();
    assertThat(builds().slots(other).holders()).isEmpty();
  }

  @Test
  default void listsTheOldestFirst() {
    builds().start(TOOL, key("b"), REQUEST);
    letBuildsEnd();
    builds().start(TOOL, key("a"), REQUEST);

    assertThat(builds().list(TOOL)).extracting(Build::key).containsExactly(key("b"), key("a"));
  }

  @Test
  default void tellsWatchersOfStartsAndEnds() {
    Set<BuildState> seen = ConcurrentHashMap.newKeySet();
    Subscription watching =
        builds().watch(tool -> builds().list(tool).forEach(build -> seen.add(build.state())));
    builds().start(TOOL, key("api"), REQUEST);
    eventually(() -> assertThat(seen).anyMatch(BuildState::isActive));
    letBuildsEnd();
    eventually(() -> assertThat(seen).anyMatch(BuildState.Succeeded.class::isInstance));
    watching.close();
  }
}

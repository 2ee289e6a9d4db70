package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.port.BuildSlots;

class BuildLineTest {

  private static final int IN_ALL = 10;

  private final BuildLine line = new BuildLine();

  /** A tool's deployment whose builds are called a, b, c and so on. */
  private static TestDeployments.Builder tool(String name, int builds) {
    Component[] components =
        IntStream.range(0, builds)
            .mapToObj(i -> TestConfigs.continuous(String.valueOf((char) ('a' + i))).build())
            .toArray(Component[]::new);
    return TestDeployments.of(components).tool(name).id(name);
  }

  private static Deployment waiting(String name, int builds, int second) {
    return tool(name, builds).createdAt(CREATED.plusSeconds(second)).in(Phase.WAITING);
  }

  private static BuildProgress asked(int second) {
    return new BuildProgress.Requested(CREATED.plusSeconds(second), "");
  }

  private static BuildSlots free(int free) {
    return new BuildSlots(3, List.of(), IN_ALL, IN_ALL - free);
  }

  private int turn(Deployment deployment, int free) {
    return line.turn(deployment, free(free));
  }

  private List<String> next() {
    return line.next().stream().map(ref -> ref.tool().value()).sorted().toList();
  }

  @Test
  void servesWhoCameFirst() {
    Deployment first = waiting("first", 1, 1);
    Deployment second = waiting("second", 1, 2);

    assertThat(turn(second, 1)).as("nobody else waits").isEqualTo(1);
    assertThat(turn(first, 1)).isEqualTo(1);
    assertThat(turn(second, 1)).isZero();
    assertThat(turn(second, 2)).isEqualTo(1);
  }

  @Test
  void givesEverybodyOneBeforeAnybodyGetsASecond() {
    Deployment greedy = waiting("greedy", 5, 1);
    Deployment modest = waiting("modest", 1, 2);
    int unused = turn(modest, 0);

    assertThat(turn(greedy, 2)).isEqualTo(1);
    assertThat(turn(greedy, 3)).isEqualTo(2);
    assertThat(turn(modest, 2)).isEqualTo(1);
  }

  @Test
  void sendsWhoeverGotOneToTheEnd() {
    Deployment served =
        tool("served", 2).createdAt(CREATED).build("a", asked(30)).in(Phase.BUILDING);
    Deployment came = waiting("came", 1, 10);
    int unused = turn(came, 0);

    assertThat(turn(served, 2)).as("one of the two is asked for already").isZero();
    assertThat(turn(came, 2)).isEqualTo(1);
  }

  @Test
  void doesNotReserveMoreThanAToolMayHave() {
    Deployment first = waiting("first", 5, 1);
    Deployment second = waiting("second", 5, 2);
    int unused = line.turn(first, new BuildSlots(3, keys(first, "x", "y"), IN_ALL, 5));

    assertThat(turn(second, 5)).as("first may have one only").isEqualTo(3);
  }

  private static List<BuildKey> keys(Deployment deployment, String... components) {
    return Stream.of(components).map(name -> deployment.buildKey(new ComponentName(name))).toList();
  }

  @Test
  void letsANewcomerHaveWhatNobodyWaitsFor() {
    int unused = turn(waiting("waits", 2, 1), 0);
    Deployment fresh = tool("fresh", 2).createdAt(CREATED.plusSeconds(9)).fresh();

    assertThat(turn(fresh, 5)).isEqualTo(3);
  }

  @Test
  void tellsWhoseTurnItIs() {
    int unused = turn(waiting("late", 1, 3), 0) + turn(waiting("first", 2, 1), 2);

    assertThat(next()).containsExactly("first", "late");
    assertThat(line.first().orElseThrow().tool()).hasToString("first");
  }

  @Test
  void doesNotWaitForWhoLeft() {
    Deployment broken = waiting("broken", 1, 1);
    int unused = turn(broken, 0) + turn(waiting("second", 1, 2), 1);
    assertThat(next()).containsExactly("broken");

    line.leave(DeploymentRef.to(broken));

    assertThat(next()).containsExactly("second");
  }

  @Test
  void isLeftByWhoeverEndsOrIsCancelled() {
    Deployment waiting = waiting("tool", 1, 1);
    int unused = turn(waiting, 1);
    line.decided(waiting.wanting(Intent.CANCEL), free(1));

    assertThat(line.first()).isEmpty();
  }

  @Test
  void isNoneWhereEveryToolHasSlotsOfItsOwn() {
    BuildSlots own = new BuildSlots(3, List.of());

    assertThat(line.turn(waiting("tool", 5, 1), own)).isGreaterThanOrEqualTo(5);
    assertThat(line.first()).isEmpty();
  }

  @Test
  void tellsEveryBuildItsPlace() {
    Deployment first = waiting("first", 3, 1);
    Deployment second = waiting("second", 1, 2);
    Deployment third = waiting("third", 2, 3);
    BuildLine all = BuildLine.of(Stream.of(third, first, second));

    assertThat(places(all, first)).containsExactly(1, 4, 6);
    assertThat(places(all, second)).containsExactly(2);
    assertThat(places(all, third)).containsExactly(3, 5);
    assertThat(all.place(tool("other", 1).fresh().buildKey(new ComponentName("a")))).isEmpty();
  }

  private static List<Integer> places(BuildLine line, Deployment deployment) {
    return deployment.progress().builds().keySet().stream()
        .map(name -> line.place(deployment.buildKey(name)).orElseThrow())
        .toList();
  }

  @Test
  void keepsItsOrderWhateverBecomesOfTheEngine() {
    Instant same = CREATED.plusSeconds(5);
    List<Deployment> all =
        Stream.of("c", "a", "b")
            .map(name -> tool(name, 1).createdAt(same).in(Phase.WAITING))
            .toList();

    assertThat(places(BuildLine.of(all.stream()), all.get(1))).containsExactly(1);
    assertThat(places(BuildLine.of(all.reversed().stream()), all.get(1))).containsExactly(1);
  }
}

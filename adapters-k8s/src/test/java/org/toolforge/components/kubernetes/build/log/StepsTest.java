package org.toolforge.components.kubernetes.build.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.log.LogPod;
import org.toolforge.components.kubernetes.log.LogPod.Container;
import org.toolforge.components.kubernetes.log.LogPod.State;

class StepsTest {

  private static final NextStep WAIT = new NextStep.Wait();
  private static final NextStep END = new NextStep.End();

  private final Steps steps = new Steps(Set.of("clone", "build"));

  private static LogPod pod(String name, Container... containers) {
    return new LogPod(name, false, "", Arrays.asList(containers));
  }

  private static LogPod over(String name, String why, Container... containers) {
    return new LogPod(name, true, why, Arrays.asList(containers));
  }

  private static Container step(String name, State state) {
    return new Container("step-" + name, state);
  }

  private static NextStep read(String pod, String step, boolean ended) {
    return new NextStep.Read(pod, "step-" + step, step, ended);
  }

  @Test
  void goesPodByPodAndStepByStep() {
    List<LogPod> pods =
        List.of(
            pod("a", step("clone", State.ENDED), step("build", State.RUNNING)),
            pod("b", step("clone", State.RUNNING)));

    assertThat(steps.next(pods, false)).isEqualTo(read("a", "clone", true));
    assertThat(steps.next(pods, false)).isEqualTo(read("a", "clone", true));
    steps.finish("a", "step-clone");
    assertThat(steps.next(pods, false)).isEqualTo(read("a", "build", false));
    steps.finish("a", "step-build");
    assertThat(steps.next(pods, false)).isEqualTo(read("b", "clone", false));
    steps.finish("b", "step-clone");
    assertThat(steps.next(pods, false)).isEqualTo(WAIT);
    assertThat(steps.next(pods, true)).isEqualTo(END);
  }

  @Test
  void knowsNothingOfStepsThatAreNotOnTheList() {
    List<LogPod> pods =
        List.of(
            pod(
                "a",
                step("push", State.ENDED),
                new Container("clone", State.ENDED),
                new Container("sidecar-build", State.RUNNING)));

    assertThat(steps.next(pods, true)).isEqualTo(END);
  }

  @Test
  void waitsForAStepThatHasNotBegunAndDoesNotPassItBy() {
    List<LogPod> pods =
        List.of(pod("a", step("clone", State.WAITING)), pod("b", step("clone", State.RUNNING)));

    assertThat(steps.next(pods, false)).isEqualTo(WAIT);
    assertThat(steps.next(pods, true)).isEqualTo(END);
  }

  @Test
  void passesByWhatNeverRan() {
    List<LogPod> pods =
        List.of(
            over("a", "", step("clone", State.WAITING)), pod("b", step("build", State.RUNNING)));

    assertThat(steps.next(pods, false)).isEqualTo(read("b", "build", false));
  }

  @Test
  void saysWhatIsLostOfAPodThatWasThrownOut() {
    List<LogPod> pods = List.of(over("a", "Evicted: no memory", step("clone", State.WAITING)));

    assertThat(steps.next(pods, true)).isEqualTo(new NextStep.Lost("clone", "Evicted: no memory"));
    assertThat(steps.next(pods, true)).isEqualTo(END);
  }

  @Test
  void saysWhatIsLostOfAPodThatVanished() {
    List<LogPod> pods =
        List.of(pod("a", step("clone", State.RUNNING)), pod("b", step("build", State.RUNNING)));
    assertThat(steps.next(pods, false)).isEqualTo(read("a", "clone", false));

    List<LogPod> left = pods.subList(1, 2);
    assertThat(steps.next(left, false)).isEqualTo(new NextStep.Lost("clone", "its pod is gone"));
    assertThat(steps.next(left, false)).isEqualTo(read("b", "build", false));
  }

  @Test
  void saysNothingOfAPodThatVanishedAfterAllWasRead() {
    List<LogPod> pods = List.of(pod("a", step("clone", State.RUNNING)));
    assertThat(steps.next(pods, false)).isEqualTo(read("a", "clone", false));
    steps.finish("a", "step-clone");

    assertThat(steps.next(List.of(), true)).isEqualTo(END);
  }
}

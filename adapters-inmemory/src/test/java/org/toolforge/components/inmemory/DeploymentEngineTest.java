package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/** The engine between its ports, in virtual time. */
class DeploymentEngineTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Logger LOG = Logger.getLogger(DeploymentEngine.class.getName());

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final Script script = new Script();
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, script);
  private final DeploymentStore deployments =
      mock(DeploymentStore.class, delegatesTo(platform.deployments()));
  private final BuildService builds = mock(BuildService.class, delegatesTo(platform.builds()));
  private final JobService jobs = mock(JobService.class, delegatesTo(platform.jobs()));
  private final Components components = Systems.components(timeline, platform);
  private final DeploymentEngine engine = engine();

  @BeforeAll
  static void keepDefectsThatAreMeantOutOfTheLog() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void logAgain() {
    LOG.setLevel(null);
  }

  private DeploymentEngine engine() {
    return Systems.engine(timeline, platform, deployments, builds, jobs);
  }

  private Deployment deploy(String config) {
    components.saveConfig(Systems.TOOL, platform.reader().read(config), "somebody");
    return components.deploy(Systems.TOOL, DeploymentRequest.by("somebody", "test"));
  }

  private Deployment read(Deployment deployment) {
    return components.deployment(deployment.tool(), deployment.id());
  }

  private void workAll(DeploymentEngine worker) {
    boolean more = true;
    while (more) {
      more = worker.workOnce();
    }
  }

  private void pass(DeploymentEngine worker, Duration time) {
    Instant end = timeline.instant().plus(time);
    workAll(worker);
    while (timeline.instant().isBefore(end)) {
      Instant due = earliest(worker.nextDue(), timeline.nextDue()).orElse(end);
      timeline.advanceTo(due.isBefore(end) ? due : end);
      workAll(worker);
    }
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other : one;
  }

  @Test
  void writesWhatItIsAboutToDoBeforeItDoesIt() {
    engine.start();
    deploy(Systems.API);
    pass(engine, Duration.ofMinutes(1));

    InOrder order = inOrder(deployments, builds, jobs);
    order
        .verify(deployments)
        .saveProgress(any(), argThat(written -> isBuild(written, BuildProgress.Requested.class)));
    order.verify(builds).start(any(), any(), any());
    order
        .verify(deployments)
        .saveProgress(any(), argThat(written -> isRun(written, RunProgress.Requested.class)));
    order.verify(jobs).apply(any(), any());
  }

  private static boolean isBuild(Progress progress, Class<? extends BuildProgress> type) {
    return !progress.builds().isEmpty()
        && progress.builds().values().stream().allMatch(type::isInstance);
  }

  private static boolean isRun(Progress progress, Class<? extends RunProgress> type) {
    return progress.runs().values().stream().anyMatch(type::isInstance);
  }

  @Test
  void writesOnlyWhatChanged() {
    engine.start();
    Deployment deployment = deploy(Systems.API);
    pass(engine, Duration.ofMinutes(10));

    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    // The build is asked for, pending, running, done; the job is starting; all is done.
    verify(deployments, times(6)).saveProgress(any(), any());
    verify(builds, times(1)).start(any(), any(), any());
    verify(jobs, times(1)).apply(any(), any());
  }

  @Test
  void doesNothingWhenSomebodyElseWroteFirst() {
    engine.start();
    Deployment deployment = deploy(Systems.API);
    script.nextWritesConflict(1);
    assertThat(engine.workOnce()).isTrue();
    assertThat(engine.workOnce()).isTrue();

    verify(builds, never()).start(any(), any(), any());
    workAll(engine);
    verify(builds, times(1)).start(any(), any(), any());
    assertThat(read(deployment).progress().builds()).hasSize(1);
  }

  @Test
  void stopsInTheMiddleOfItsEffectsWhenTheUserCancels() {
    engine.start();
    Deployment deployment = deploy(Systems.config("one", "two"));
    doAnswer(
            call -> {
              platform
                  .builds()
                  .start(call.getArgument(0), call.getArgument(1), call.getArgument(2));
              components.cancel(deployment.tool(), deployment.id());
              return null;
            })
        .when(builds)
        .start(any(), any(), any());

    pass(engine, Duration.ofMinutes(1));

    verify(builds, times(1)).start(any(), any(), any());
    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.CANCELLED);
  }

  @Test
  void triesEveryEffectAlthoughOneIsRefused() {
    script.build("one").isRefusedWith("never");
    engine.start();
    Deployment deployment = deploy(Systems.config("one", "two"));
    workAll(engine);

    verify(builds, times(2)).start(any(), any(), any());
    pass(engine, Duration.ofMinutes(2));
    assertThat(read(deployment).longStatus()).isEqualTo("Build of one failed: never");
  }

  @Test
  void leavesWhatFailsAloneForLongerEachTime() {
    List<Duration> attempts = new ArrayList<>();
    doAnswer(
            call -> {
              attempts.add(Duration.between(START, timeline.instant()));
              throw new IllegalStateException("a defect (part of a test)");
            })
        .when(deployments)
        .find(any(), any());
    engine.start();
    deploy(Systems.API);
    // Taking stock asks for every unfinished deployment, too; that is once a minute.
    pass(engine, Duration.ofSeconds(20));

    assertThat(attempts.stream().map(Duration::toSeconds)).containsExactly(0L, 1L, 3L, 7L, 15L);
  }

  @Test
  void getsOverADefect() {
    doThrow(new IllegalStateException("a defect (part of a test)"))
        .doAnswer(delegatesTo(platform.builds()))
        .when(builds)
        .list(any());
    engine.start();
    Deployment deployment = deploy(Systems.API);
    pass(engine, Duration.ofMinutes(2));

    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void saysInTheRecordWhatKeepsItFromStopping() {
    engine.start();
    Deployment deployment = deploy(Systems.API);
    workAll(engine);
    doThrow(new ComponentsException.Forbidden("Builds may not be cancelled here"))
        .when(builds)
        .cancel(any(), any());
    components.cancel(deployment.tool(), deployment.id());
    pass(engine, Duration.ofSeconds(10));

    assertThat(read(deployment).longStatus())
        .isEqualTo("Cancelling: stopping what still runs (Builds may not be cancelled here)");
  }

  @Test
  void holdsItsLimitsEvenWhenADefectHidesEverything() {
    engine.start();
    Deployment deployment = deploy(Systems.API);
    doThrow(new IllegalStateException("a defect (part of a test)")).when(jobs).list(any());
    pass(engine, Duration.ofMinutes(62));

    assertThat(read(deployment).verdict().orElseThrow().status())
        .isEqualTo(DeploymentStatus.TIMED_OUT);
    assertThat(read(deployment).longStatus()).contains("cannot be read for a defect");
  }

  @Test
  void saysInTheRecordWhatDoesNotAnswer() {
    engine.start();
    Deployment deployment = deploy(Systems.API);
    workAll(engine);
    doThrow(new ComponentsException.Unavailable("The job service is down", Duration.ofSeconds(1)))
        .when(jobs)
        .list(any());
    pass(engine, Duration.ofSeconds(40));

    assertThat(read(deployment).longStatus()).endsWith("(The job service is down)");
    assertThat(read(deployment).isFinished()).isFalse();
  }

  @Test
  void takesUpWhatAnotherEngineLeft() {
    engine.start();
    Deployment deployment = deploy(Systems.config("one", "two"));
    pass(engine, Duration.ofSeconds(10));
    engine.close();
    assertThat(engine.workOnce()).as("a closed engine works").isFalse();
    timeline.advanceTo(timeline.instant().plus(Duration.ofMinutes(5)));
    assertThat(read(deployment).isFinished()).isFalse();

    DeploymentEngine next = engine();
    next.start();
    pass(next, Duration.ofMinutes(1));

    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    verify(builds, times(2)).start(any(), any(), any());
  }

  @Test
  void noticesADeploymentOfWhichNobodyTold() {
    Components elsewhere = Systems.components(timeline, platform);
    elsewhere.saveConfig(Systems.TOOL, platform.reader().read(Systems.API), "somebody");
    doAnswer(call -> (Subscription) () -> {}).when(deployments).watch(any());
    engine.start();
    workAll(engine);
    Deployment deployment =
        elsewhere.deploy(Systems.TOOL, DeploymentRequest.by("somebody", "test"));
    pass(engine, Duration.ofMinutes(3));

    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void bringsTwoEnginesToOneEnd() {
    DeploymentEngine other = engine();
    engine.start();
    other.start();
    Deployment deployment = deploy(Systems.config("one", "two", "three", "four"));
    for (int i = 0; i < 200; i++) {
      boolean worked = engine.workOnce();
      boolean otherWorked = other.workOnce();
      if (!worked && !otherWorked) {
        timeline.advanceTo(timeline.instant().plusSeconds(1));
      }
    }

    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(platform.builds().list(Systems.TOOL)).hasSize(4);
  }

  @Test
  void hasNothingLeftToDoAfterADeploymentIsDeleted() {
    engine.start();
    Deployment deployment = deploy(Systems.API);
    pass(engine, Duration.ofSeconds(5));
    components.deleteDeployment(deployment.tool(), deployment.id());
    pass(engine, Duration.ofMinutes(1));

    List<StoredDeployment> left = platform.deployments().list(Systems.TOOL);
    assertThat(left).isEmpty();
    assertThat(platform.deployments().unfinished()).isEmpty();
  }
}

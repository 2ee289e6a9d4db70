package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.plan.Estimate;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.Rush;
import org.toolforge.components.port.Subscription;

/** Deployments from one end to the other, in virtual time. */
class DeploymentUseCasesTest {

  private static final DeploymentRequest REQUEST = DeploymentRequest.by("somebody", "test");

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private Deployment again() {
    return toolforge.await(components.deploy(TOOL, REQUEST));
  }

  @Test
  void tellsEachStatusOnTheWay() {
    List<DeploymentStatus> told = new ArrayList<>();
    Subscription watching = components.watch(stored -> told.add(stored.deployment().status()));
    toolforge.deploy("mytool", API);
    watching.close();

    assertThat(told.stream().distinct())
        .containsExactly(
            DeploymentStatus.PENDING, DeploymentStatus.RUNNING, DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void takesAnHourInNoTime() {
    toolforge.script().build("api").takes(Duration.ofMinutes(29));
    toolforge.script().run("api").readyAfter(Duration.ofMinutes(9));
    var start = toolforge.now();

    Deployment deployment = toolforge.deploy("mytool", API);

    assertThat(deployment.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(Duration.between(start, toolforge.now())).isEqualTo(Duration.ofMinutes(38));
  }

  @Test
  void startsAndReturnsAtOnce() {
    Deployment started = toolforge.start("mytool", API);
    assertThat(started.status()).isEqualTo(DeploymentStatus.PENDING);

    toolforge.pass(Duration.ofSeconds(10));
    assertThat(components.deployment(TOOL, started.id()).status())
        .isEqualTo(DeploymentStatus.RUNNING);
    assertThat(toolforge.await(started).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void refusesASecondDeploymentAtTheSameTime() {
    Deployment first = toolforge.start("mytool", API);

    assertThatThrownBy(() -> components.deploy(TOOL, REQUEST))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining(first.id().value());
    assertThat(toolforge.await(first).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(again().status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void letsExactlyOneOfManyDeployThatAskAtOnce() {
    toolforge.deploy("mytool", API);

    List<Boolean> accepted = Rush.of(8, i -> isAccepted());

    assertThat(accepted).containsOnlyOnce(true);
    assertThat(components.deployments(TOOL)).hasSize(2);
  }

  private boolean isAccepted() {
    try {
      return !components.deploy(TOOL, REQUEST).isFinished();
    } catch (ComponentsException.Conflict e) {
      return false;
    }
  }

  @Test
  void learnsFromWhatEarlierDeploymentsMeasured() {
    toolforge.script().build("api").takes(Duration.ofSeconds(100));
    toolforge.script().run("api").readyAfter(Duration.ofSeconds(7));
    Deployment first = toolforge.deploy("mytool", API);
    assertThat(first.plan().orElseThrow().estimate().measured()).isFalse();

    Estimate estimate = components.plan(TOOL, REQUEST.forcing(true, false)).plan().estimate();

    assertThat(estimate.measured()).isTrue();
    assertThat(estimate.duration()).isEqualTo(Duration.ofSeconds(107));
  }

  @Test
  void endsWhatAForeignJobIsInTheWayOfAndLeavesThatAlone() {
    toolforge.platform().addForeignJob(TOOL, "api");

    Deployment refused = toolforge.deploy("mytool", API);

    assertThat(refused.outcome()).contains(Outcome.ERROR_CONFIG);
    assertThat(toolforge.platform().jobs().list(TOOL))
        .containsExactly(new Job.Foreign(new JobName("api")));
  }

  @Test
  void leavesEverythingAsItIsWhenNothingChanged() {
    toolforge.deploy("mytool", API);
    List<Job> jobs = toolforge.platform().jobs().list(TOOL);

    assertThat(again().plan().orElseThrow().isEmpty()).isTrue();

    assertThat(toolforge.platform().jobs().list(TOOL)).isEqualTo(jobs);
    assertThat(toolforge.platform().builds().list(TOOL)).hasSize(1);
  }

  @Test
  void removesWhatTheConfigNoLongerHas() {
    toolforge.deploy("mytool", Systems.config("api", "web"));
    toolforge.platform().addForeignJob(TOOL, "made-by-hand");
    toolforge.deploy("mytool", API);

    assertThat(toolforge.platform().jobs().list(TOOL))
        .extracting(job -> job.name().value())
        .containsExactly("api", "made-by-hand");
  }

  @Test
  void findsNoDeploymentThatIsNotThere() {
    assertThatThrownBy(() -> components.latestDeployment(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class);
    assertThatThrownBy(() -> components.deployment(TOOL, new DeploymentId("mytool-deploy-x")))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void cancelsAndSaysSoOnceAllHasStopped() {
    Deployment started = toolforge.start("mytool", API);
    toolforge.pass(Duration.ofSeconds(5));

    Deployment cancelling = components.cancel(TOOL, started.id());
    assertThat(cancelling.status()).isEqualTo(DeploymentStatus.CANCELLING);
    assertThat(components.cancel(TOOL, started.id()).status())
        .isEqualTo(DeploymentStatus.CANCELLING);

    assertThat(toolforge.await(started).status()).isEqualTo(DeploymentStatus.CANCELLED);
    assertThat(toolforge.platform().builds().list(TOOL))
        .allMatch(build -> build.state() instanceof BuildState.Cancelled);
    assertThat(toolforge.platform().jobs().list(TOOL)).isEmpty();
  }

  @Test
  void doesNotCancelWhatIsOver() {
    Deployment finished = toolforge.deploy("mytool", API);

    assertThatThrownBy(() -> components.cancel(TOOL, finished.id()))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("it is successful already");
  }

  @Test
  void losesNoCancelAlthoughOthersWriteMeanwhile() {
    Deployment started = toolforge.start("mytool", API);
    toolforge.script().nextWritesConflict(5);
    components.cancel(TOOL, started.id());

    assertThat(toolforge.await(started).status()).isEqualTo(DeploymentStatus.CANCELLED);
  }

  @Test
  void deletesAFinishedDeploymentForGood() {
    Deployment finished = toolforge.deploy("mytool", API);

    assertThat(components.deleteDeployment(TOOL, finished.id())).isEqualTo(finished);

    assertThat(components.deployments(TOOL)).isEmpty();
    assertThatThrownBy(() -> components.deleteDeployment(TOOL, finished.id()))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void hidesADeploymentFromTheMomentItIsDeleted() {
    Deployment started = toolforge.start("mytool", API);
    toolforge.pass(Duration.ofSeconds(5));
    components.deleteDeployment(TOOL, started.id());

    assertThat(components.deployments(TOOL)).isEmpty();
    assertThatThrownBy(() -> components.deployment(TOOL, started.id()))
        .isInstanceOf(ComponentsException.NotFound.class);
    assertThatThrownBy(() -> components.cancel(TOOL, started.id()))
        .isInstanceOf(ComponentsException.NotFound.class);

    Deployment next = components.deploy(TOOL, REQUEST);
    assertThat(toolforge.await(next).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(toolforge.platform().deployments().list(TOOL)).hasSize(1);
  }

  @Test
  void ordersDeploymentsByTheirCreationEvenWithinOneMoment() {
    toolforge.deploy("mytool", API);
    Deployment second = again();
    Deployment third = again();

    assertThat(third.createdAt()).isAfter(second.createdAt());
    assertThat(components.latestDeployment(TOOL)).isEqualTo(third);
    assertThat(components.deployments(TOOL)).hasSize(3).endsWith(second, third);
  }

  private static InMemoryComponents keeping(int deployments) {
    Limits usual = Limits.DEFAULT;
    return InMemoryComponents.create(
        new Limits(
            usual.preparing(), usual.build(), usual.readiness(), usual.deployment(), deployments));
  }

  @Test
  void keepsTheLatestDeployments() {
    InMemoryComponents three = keeping(3);
    List<Deployment> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(three.deploy("mytool", API));
    }
    assertThat(three.components().deployments(TOOL)).isEqualTo(all.subList(2, 5));
  }

  @Test
  void neverDropsAnActiveDeployment() {
    InMemoryComponents one = keeping(1);
    one.deploy("mytool", API);
    Deployment active = one.start("mytool", API);

    assertThat(one.components().deployments(TOOL)).containsExactly(active);
    assertThatThrownBy(() -> one.components().deploy(TOOL, REQUEST))
        .isInstanceOf(ComponentsException.Conflict.class);
    assertThat(one.components().deployments(TOOL)).containsExactly(active);
  }

  @Test
  void doesNotCountWhatIsBeingDeletedAmongTheKept() {
    InMemoryComponents three = keeping(3);
    Deployment first = three.deploy("mytool", API);
    Deployment second = three.deploy("mytool", API);
    Deployment deleted = three.start("mytool", Systems.config("api", "web"));
    three.pass(Duration.ofSeconds(1));
    three.components().deleteDeployment(TOOL, deleted.id());

    Deployment next = three.components().deploy(TOOL, REQUEST);

    assertThat(three.components().deployments(TOOL)).containsExactly(first, second, next);
  }
}

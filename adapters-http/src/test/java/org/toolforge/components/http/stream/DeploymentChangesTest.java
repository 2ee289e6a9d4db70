package org.toolforge.components.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.inmemory.InMemoryComponents;
import org.toolforge.components.port.StoredDeployment;

@Timeout(60)
class DeploymentChangesTest {

  private static final int MORE_THAN_ARE_REMEMBERED = 2_100;

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final DeploymentChanges changes = new DeploymentChanges(toolforge.components());

  private List<StoredDeployment> remembered(DeploymentId id) throws InterruptedException {
    List<StoredDeployment> states = new ArrayList<>();
    try (DeploymentChanges.Listener listener = changes.listen(id)) {
      Optional<StoredDeployment> state = listener.after(0, Duration.ZERO);
      while (state.isPresent()) {
        states.add(state.get());
        state = listener.after(state.get().version(), Duration.ZERO);
      }
    }
    return states;
  }

  @Test
  void areRememberedForWhoComesLaterEachOnceAndInOrder() throws InterruptedException {
    List<StoredDeployment> written = new ArrayList<>();
    try (var watching = toolforge.components().watch(written::add)) {
      assertThat(watching).isNotNull();
      Deployment deployment = toolforge.deploy("mytool", Configs.WEB);

      assertThat(remembered(deployment.id())).isEqualTo(written).hasSizeGreaterThan(3);
      assertThat(written.getLast().deployment()).isEqualTo(deployment);
    }
  }

  @Test
  void areNotThoseOfOtherDeployments() throws InterruptedException {
    Deployment one = toolforge.deploy("mytool", Configs.WEB);
    Deployment other = toolforge.deploy("other", Configs.WEB);

    assertThat(remembered(one.id()))
        .allSatisfy(state -> assertThat(state.deployment().id()).isEqualTo(one.id()));
    assertThat(remembered(other.id())).isNotEmpty();
    assertThat(remembered(new DeploymentId("nobodys"))).isEmpty();
  }

  @Test
  void wakeWhoWaitsForThem() throws InterruptedException {
    Deployment deployment = toolforge.start("mytool", Configs.WEB);
    try (DeploymentChanges.Listener listener = changes.listen(deployment.id())) {
      long version = listener.after(0, Duration.ZERO).orElseThrow().version();
      CompletableFuture<Optional<StoredDeployment>> next = waiting(listener, version);

      toolforge.pass(Duration.ofMinutes(5));

      assertThat(next).succeedsWithin(Duration.ofSeconds(20));
      assertThat(next.join().orElseThrow().version()).isGreaterThan(version);
    }
  }

  @Test
  void areWaitedForNoLongerThanAsked() throws InterruptedException {
    Deployment deployment = toolforge.deploy("mytool", Configs.WEB);
    try (DeploymentChanges.Listener listener = changes.listen(deployment.id())) {
      assertThat(listener.after(Long.MAX_VALUE, Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void areAwaitedByNobodyOnceClosed() {
    Deployment deployment = toolforge.start("mytool", Configs.WEB);
    try (DeploymentChanges.Listener listener = changes.listen(deployment.id())) {
      CompletableFuture<Optional<StoredDeployment>> next = waiting(listener, Long.MAX_VALUE);
      assertThat(changes.isClosed()).isFalse();

      changes.close();

      assertThat(next).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(Optional.empty());
      assertThat(changes.isClosed()).isTrue();
    }
  }

  @Test
  void areForgottenOfTheDeploymentsThatChangedLongestAgoUnlessSomebodyListens()
      throws InterruptedException {
    Deployment first = toolforge.start("tool-a", Configs.WEB);
    Deployment second = toolforge.start("tool-b", Configs.WEB);
    try (DeploymentChanges.Listener listener = changes.listen(second.id())) {
      Deployment last = second;
      for (int i = 0; i < MORE_THAN_ARE_REMEMBERED; i++) {
        last = toolforge.start("tool-" + i, Configs.WEB);
      }

      assertThat(remembered(last.id())).isNotEmpty();
      assertThat(listener.after(0, Duration.ZERO)).isPresent();
      assertThat(remembered(first.id())).isEmpty();
    }
  }

  private static CompletableFuture<Optional<StoredDeployment>> waiting(
      DeploymentChanges.Listener listener, long version) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return listener.after(version, Duration.ofSeconds(30));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }
}

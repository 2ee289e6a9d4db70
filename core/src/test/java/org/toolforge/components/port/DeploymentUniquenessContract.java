package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;
import static org.toolforge.components.port.DeploymentStoreContract.deployment;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.Verdict;

/** How a store of deployments sees to it that each tool has one active deployment at the most. */
public interface DeploymentUniquenessContract extends WorldContract {

  /** An empty store, the same at each call in one test. */
  DeploymentStore store();

  private @Nullable StoredDeployment createdOrNull(Deployment deployment) {
    try {
      return store().create(deployment);
    } catch (ComponentsException.Conflict e) {
      return null;
    }
  }

  @Test
  default void refusesASecondActiveDeployment() {
    store().create(deployment(1).running());

    assertThatThrownBy(() -> store().create(deployment(2).fresh()))
        .isInstanceOf(ComponentsException.Conflict.class);
    assertThat(store().list(TOOL)).hasSize(1);
  }

  @Test
  default void countsADeploymentAsActiveUntilItIsCancelled() {
    StoredDeployment created = store().create(deployment(1).running());
    StoredDeployment cancelling = store().saveIntent(created, Intent.CANCEL).orElseThrow();

    assertThatThrownBy(() -> store().create(deployment(2).fresh()))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("cancelling");

    assertThat(
            store().saveProgress(cancelling, deployment(1).finished(Verdict.CANCELLED).progress()))
        .isPresent();
    assertThat(store().create(deployment(2).fresh()).deployment().isActive()).isTrue();
  }

  @Test
  default void acceptsADeploymentBesideOneThatIsBeingDeleted() {
    StoredDeployment created = store().create(deployment(1).in(Phase.BUILDING));
    assertThat(store().saveIntent(created, Intent.DELETE)).isPresent();

    assertThat(store().create(deployment(2).fresh()).deployment().isActive()).isTrue();
    assertThat(store().list(TOOL)).hasSize(2);
    assertThat(store().unfinished()).hasSize(2);
  }

  @Test
  default void acceptsADeploymentOfAnotherTool() {
    store().create(deployment(1).running());

    assertThat(store().create(deployment(2).tool("othertool").fresh()).deployment().isActive())
        .isTrue();
  }

  @Test
  default void letsExactlyOneOfManyWinThatComeAtOnce() {
    for (int round = 0; round < 20; round++) {
      int first = round * 100;
      var winners =
          Rush.of(8, i -> createdOrNull(deployment(first + i).fresh())).stream()
              .filter(Objects::nonNull)
              .toList();

      assertThat(winners).hasSize(1);
      assertThat(store().unfinished()).isEqualTo(winners);
      assertThat(
              store().saveProgress(winners.getFirst(), deployment(first).successful().progress()))
          .isPresent();
    }
    assertThat(store().list(TOOL)).hasSize(20);
  }

  @Test
  default void losesNoWriteOfManyThatComeAtOnce() {
    StoredDeployment created = store().create(deployment(1).fresh());

    var written =
        Rush.of(
            8,
            i ->
                i % 2 == 0
                    ? store().saveIntent(created, Intent.CANCEL)
                    : store().saveProgress(created, deployment(1).running().progress()));

    assertThat(written.stream().flatMap(Optional::stream)).hasSize(1);
  }
}

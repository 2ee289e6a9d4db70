package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.CREATED;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;

/** What every store of deployments keeps to. */
public interface DeploymentStoreContract
    extends DeploymentUniquenessContract, DeploymentValuesContract {

  /** A deployment that can be told from others by this number, which also orders them. */
  static TestDeployments.Builder deployment(int number) {
    return TestDeployments.of(TestConfigs.toolhunt())
        .id("number" + number)
        .createdAt(CREATED.plusSeconds(number));
  }

  @Test
  default void hasNothingAtFirst() {
    assertThat(store().list(TOOL)).isEmpty();
    assertThat(store().unfinished()).isEmpty();
    assertThat(store().find(TOOL, deployment(1).fresh().id())).isEmpty();
  }

  @Test
  default void keepsToolsApart() {
    StoredDeployment stored = store().create(deployment(1).fresh());
    ToolName other = new ToolName("othertool");

    assertThat(store().list(other)).isEmpty();
    assertThat(store().find(other, stored.deployment().id())).isEmpty();
  }

  @Test
  default void listsTheOldestFirst() {
    StoredDeployment first = store().create(deployment(1).successful());
    StoredDeployment second = store().create(deployment(2).successful());
    StoredDeployment third = store().create(deployment(3).fresh());
    StoredDeployment secondAgain = store().saveIntent(second, Intent.DELETE).orElseThrow();

    assertThat(store().list(TOOL)).containsExactly(first, secondAgain, third);
  }

  @Test
  default void writesProgressOnlyOverWhatTheCallerRead() {
    Deployment later = deployment(1).running();
    StoredDeployment read = store().create(deployment(1).fresh());
    StoredDeployment written = store().saveProgress(read, later.progress()).orElseThrow();

    assertThat(written.deployment()).isEqualTo(later);
    assertThat(written.version()).isGreaterThan(read.version());
    assertThat(store().saveProgress(read, deployment(1).successful().progress())).isEmpty();
    assertThat(store().find(TOOL, later.id())).contains(written);
  }

  @Test
  default void writesIntentOnlyOverWhatTheCallerRead() {
    StoredDeployment read = store().create(deployment(1).fresh());
    StoredDeployment written = store().saveIntent(read, Intent.CANCEL).orElseThrow();

    assertThat(written.deployment()).isEqualTo(deployment(1).wanting(Intent.CANCEL).fresh());
    assertThat(written.version()).isGreaterThan(read.version());
    assertThat(store().saveIntent(read, Intent.DELETE)).isEmpty();
    assertThat(store().find(TOOL, read.deployment().id())).contains(written);
  }

  @Test
  default void doesNotLetProgressOverwriteAWish() {
    StoredDeployment read = store().create(deployment(1).fresh());
    StoredDeployment cancelled = store().saveIntent(read, Intent.CANCEL).orElseThrow();
    Deployment later = deployment(1).in(Phase.BUILDING);

    assertThat(store().saveProgress(read, later.progress())).isEmpty();
    assertThat(store().saveProgress(cancelled, later.progress()))
        .map(StoredDeployment::deployment)
        .contains(later.wanting(Intent.CANCEL));
  }

  @Test
  default void doesNotLetAWishOverwriteProgress() {
    StoredDeployment read = store().create(deployment(1).fresh());
    Deployment later = deployment(1).in(Phase.BUILDING);
    StoredDeployment built = store().saveProgress(read, later.progress()).orElseThrow();

    assertThat(store().saveIntent(read, Intent.CANCEL)).isEmpty();
    assertThat(store().saveIntent(built, Intent.CANCEL))
        .map(StoredDeployment::deployment)
        .contains(later.wanting(Intent.CANCEL));
  }

  @Test
  default void doesNotTakeBackAWish() {
    StoredDeployment read = store().create(deployment(1).fresh());
    StoredDeployment deleted = store().saveIntent(read, Intent.DELETE).orElseThrow();

    assertThat(store().saveIntent(deleted, Intent.CANCEL))
        .map(stored -> stored.deployment().intent())
        .contains(Intent.DELETE);
  }

  @Test
  default void removesOnlyWhatTheCallerRead() {
    StoredDeployment read = store().create(deployment(1).fresh());
    StoredDeployment written = store().saveIntent(read, Intent.DELETE).orElseThrow();

    assertThat(store().remove(read)).isFalse();
    assertThat(store().remove(written)).isTrue();
    assertThat(store().remove(written)).isFalse();
    assertThat(store().find(TOOL, read.deployment().id())).isEmpty();
    assertThat(store().list(TOOL)).isEmpty();
    assertThat(store().unfinished()).isEmpty();
  }

  @Test
  default void writesNothingOverWhatIsRemoved() {
    StoredDeployment read = store().create(deployment(1).fresh());
    assertThat(store().remove(read)).isTrue();

    assertThat(store().saveProgress(read, deployment(1).running().progress())).isEmpty();
    assertThat(store().saveIntent(read, Intent.CANCEL)).isEmpty();
    assertThat(store().list(TOOL)).isEmpty();
  }

  @Test
  default void countsAsUnfinishedWhatAnEngineHasToBringToItsEnd() {
    StoredDeployment finished = store().create(deployment(1).finished(Verdict.CANCELLED));
    StoredDeployment toDelete =
        store().saveIntent(store().create(deployment(2).successful()), Intent.DELETE).orElseThrow();
    StoredDeployment fresh = store().create(deployment(3).fresh());
    StoredDeployment elsewhere = store().create(deployment(4).tool("othertool").running());

    assertThat(store().unfinished()).containsExactlyInAnyOrder(toDelete, fresh, elsewhere);

    store().saveProgress(fresh, deployment(3).successful().progress());
    store().remove(toDelete);
    assertThat(store().unfinished()).containsExactly(elsewhere);
    assertThat(store().list(TOOL)).hasSize(2).contains(finished);
  }

  @Test
  default void knowsOfWhichEndsSomebodyIsStillToBeTold() {
    DeploymentRequest asked =
        DeploymentRequest.by("somebody", "api")
            .calling(CallbackUrl.of("https://receiver.example/hook"));
    StoredDeployment ended = store().create(deployment(1).request(asked).successful());
    StoredDeployment told = store().create(deployment(2).request(asked).successful());
    store().create(deployment(3).successful());
    store().create(deployment(4).request(asked).tool("othertool").running());

    assertThat(store().awaitingCall()).containsExactlyInAnyOrder(ended, told);

    CallbackState delivered = new CallbackState.Delivered(TestDeployments.CREATED);
    store().saveProgress(told, told.deployment().withCallback(delivered).progress());
    assertThat(store().awaitingCall()).containsExactly(ended);
    store().saveIntent(ended, Intent.DELETE);
    assertThat(store().awaitingCall()).isEmpty();
  }

  @Test
  default void tellsWatchersOfEveryWrite() {
    List<StoredDeployment> told = new CopyOnWriteArrayList<>();
    Subscription watching = store().watch(told::add);
    StoredDeployment created = store().create(deployment(1).fresh());
    eventually(() -> assertThat(told).contains(created));
    StoredDeployment cancelled = store().saveIntent(created, Intent.CANCEL).orElseThrow();
    eventually(() -> assertThat(told).contains(cancelled));
    StoredDeployment further =
        store().saveProgress(cancelled, deployment(1).running().progress()).orElseThrow();
    eventually(() -> assertThat(told).contains(further));
    watching.close();
  }

  @Test
  default void letsAWatcherCallBack() {
    List<StoredDeployment> found = new CopyOnWriteArrayList<>();
    Subscription watching =
        store().watch(stored -> found.addAll(store().list(stored.deployment().tool())));
    StoredDeployment created = store().create(deployment(1).fresh());
    eventually(() -> assertThat(found).contains(created));
    watching.close();
  }

  @Test
  default void leavesWatchersAloneThatAreClosed() {
    List<StoredDeployment> told = new CopyOnWriteArrayList<>();
    List<StoredDeployment> others = new CopyOnWriteArrayList<>();
    Subscription closed = store().watch(told::add);
    Subscription watching = store().watch(others::add);
    closed.close();
    StoredDeployment created = store().create(deployment(1).fresh());
    eventually(() -> assertThat(others).contains(created));
    watching.close();
    assertThat(told).isEmpty();
  }

  @Test
  default void namesTheDeploymentThatIsInTheWay() {
    Deployment active = store().create(deployment(1).in(Phase.BUILDING)).deployment();

    assertThatThrownBy(() -> store().create(deployment(2).fresh()))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining(active.id().value())
        .hasMessageContaining("running");
  }
}

package org.toolforge.components.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.deployment.TestDeployments.CREATED;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.store.KnownDeployment.Meaning;

/** The cluster tells only the second in which an object was made. */
class KnownDeploymentTest {

  @Test
  void oneMadeWithKubectlIsYoungerThanThoseThatWereThereInItsSecond() {
    assertThat(
            oldestFirst(
                byHand("by-hand", new Meaning.Complete(begun(700))),
                byApi("one", 100),
                byApi("three", 900),
                byApi("two", 600)))
        .containsExactly("one", "two", "by-hand", "three");
  }

  @Test
  void oneThatNobodyHasSeenToIsYoungerThanAllOfItsSecond() {
    Deployment fresh = TestDeployments.of(TestConfigs.toolhunt()).fresh();

    assertThat(
            oldestFirst(
                byHand("fresh", new Meaning.Complete(fresh)),
                byHand("without-config", new Meaning.WithoutConfig()),
                byApi("next-second", 1_000),
                byApi("one", 900)))
        .containsExactly("one", "fresh", "without-config", "next-second");
  }

  @Test
  void oneThatWasRefusedCountsFromItsRefusal() {
    KnownDeployment refused = byHand("refused", new Meaning.Unreadable("It makes no sense."));
    JsonObject status = new JsonObject();
    status.addProperty("startedAt", at(500).toString());
    refused.object().tree().add("status", status);

    assertThat(oldestFirst(refused, byApi("two", 600), byApi("one", 400)))
        .containsExactly("one", "refused", "two");
  }

  private static List<String> oldestFirst(KnownDeployment... some) {
    return Stream.of(some)
        .sorted(KnownDeployment.OLDEST_FIRST)
        .map(one -> one.object().name())
        .toList();
  }

  private static Instant at(int milliseconds) {
    return CREATED.plusMillis(milliseconds);
  }

  private static KnownDeployment byHand(String name, Meaning meaning) {
    return new KnownDeployment(object(name), meaning);
  }

  private static KnownDeployment byApi(String name, int milliseconds) {
    KubeObject object = object(name);
    Labels.mark(object);
    Deployment deployment =
        TestDeployments.of(TestConfigs.toolhunt()).createdAt(at(milliseconds)).fresh();
    return new KnownDeployment(object, new Meaning.Complete(deployment));
  }

  private static KubeObject object(String name) {
    KubeObject object = KubeObject.named(Resource.TOOL_DEPLOYMENTS, "tool-mytool", name);
    object.metadata().addProperty("creationTimestamp", CREATED.toString());
    return object;
  }

  private static Deployment begun(int milliseconds) {
    return TestDeployments.of(TestConfigs.toolhunt())
        .in(Phase.PREPARING)
        .enter(Phase.WAITING, at(milliseconds));
  }
}

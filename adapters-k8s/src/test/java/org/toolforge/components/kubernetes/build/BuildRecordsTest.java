package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.tekton.FakeRun;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildRetention;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;

/** What is known of builds outlives whatever held it. */
@NeedsRealServer
class BuildRecordsTest {

  private final String namespace = BuildSystem.namespace();
  private final BuildSettings settings =
      BuildSettings.DEFAULT.in(namespace).keeping(new BuildRetention(1, 1));
  private FakeTekton tekton;
  private BuildSystem system;

  @BeforeEach
  void open() {
    tekton = FakeTekton.in(namespace, BuildSystem.Node.KUBELET);
    system = BuildSystem.leading(settings);
  }

  @AfterEach
  void close() {
    system.close();
    tekton.close();
  }

  private void restart() {
    system.close();
    system = BuildSystem.leading(settings);
  }

  private List<String> log(BuildOrder order) {
    return LogContract.lines(system.builds().log(order.tool(), order.key(), 0, true)).stream()
        .map(LogLine::text)
        .toList();
  }

  private List<KubeObject> all(Resource kind) {
    return system.cluster().client().list(kind, namespace, Marks.RUNS);
  }

  private static BuildOrder order(String deployment) {
    return new BuildOrder(
        TestDeployments.TOOL,
        new BuildKey(TestDeployments.id(deployment), Orders.key("api").component()),
        Orders.request(),
        InstantSource.system().instant());
  }

  @Test
  void outliveTheRunAndItsPods() {
    BuildOrder order = order("one");
    system.start(order);
    FakeRun run = tekton.run(order.id());
    run.print("clone", "a special line");
    run.succeed();
    BuildState end = system.end(order);
    List<String> log = log(order);
    run.vanish();
    Await.until("the run is gone", () -> all(Resource.PIPELINE_RUNS).isEmpty());
    restart();

    assertThat(system.state(order)).contains(end);
    assertThat(log(order)).isEqualTo(log).contains("[clone] a special line");
  }

  @Test
  void sayThatNothingOfTheLogCouldBeKept() {
    BuildOrder order = order("one");
    system.start(order);
    tekton.run(order.id()).dropPod();
    tekton.run(order.id()).succeed();
    system.end(order);

    assertThat(log(order)).singleElement().asString().contains("Nothing").contains("kept");
  }

  @Test
  void areMadeForWhatEndedWhileNobodyLed() {
    system.close();
    system = BuildSystem.start(settings, BuildSystem.FOLLOWING);
    BuildOrder order = order("one");
    system.start(order);
    tekton.run(order.id()).failIn("build", 51, "Error");
    Await.until("the slot is free", () -> system.builds().slots(order.tool()).holders().isEmpty());
    assertThat(system.state(order)).contains(new BuildState.Running());
    restart();

    assertThat(system.end(order)).isInstanceOf(BuildState.Failed.class);
  }

  @Test
  void agreeWhenTwoDecide() {
    try (BuildSystem other = BuildSystem.leading(settings)) {
      BuildOrder order = order("one");
      system.start(order);
      tekton.run(order.id()).failIn("build", 51, "Error", "why");

      assertThat(other.end(order)).isEqualTo(system.end(order));
    }
  }

  @Test
  void letOthersSeeWhatGoesOnAndNoSlotIsLostOrDoubled() {
    BuildOrder one = order("one");
    BuildOrder two = order("two");
    system.start(one);
    system.start(two);
    tekton.run(one.id());
    restart();

    assertThat(system.builds().slots(one.tool()).holders())
        .containsExactlyInAnyOrder(one.key(), two.key());
    assertThat(system.builds().list(one.tool())).extracting(Build::id).contains(one.id(), two.id());
    system.start(one);
    assertThat(all(Resource.PIPELINE_RUNS)).hasSize(2);
    system.cancel(one);
    assertThat(system.end(one)).isEqualTo(new BuildState.Cancelled());
    tekton.run(two.id()).succeed();
    assertThat(system.end(two)).isInstanceOf(BuildState.Succeeded.class);
    assertThat(system.builds().slots(one.tool()).heldInAll()).isZero();
  }

  @Test
  void goWithEverythingThatIsTheirsWhenThereAreTooMany() {
    List<BuildOrder> orders = Stream.of("one", "two", "three", "four").map(d -> order(d)).toList();
    for (BuildOrder order : orders) {
      system.start(order);
      tekton.run(order.id()).succeed();
      system.end(order);
    }
    BuildOrder last = orders.getLast();

    Await.until("one is left", () -> system.builds().list(last.tool()).size() == 1);
    assertThat(system.builds().list(last.tool())).extracting(Build::id).containsExactly(last.id());
    assertThat(all(Resource.PIPELINE_RUNS)).extracting(KubeObject::name).containsExactly(last.id());
    assertThat(all(Resource.CONFIG_MAPS))
        .extracting(KubeObject::name)
        .containsExactlyInAnyOrder(last.id(), last.id() + "-log");
  }

  @Test
  void areMadeAgainWhenSomebodyDamagedThem() {
    BuildOrder order = order("one");
    system.start(order);
    tekton.run(order.id()).succeed();
    BuildState end = system.end(order);
    JsonObject data = new JsonObject();
    data.addProperty("end", "nonsense");
    JsonObject patch = new JsonObject();
    patch.add("data", data);
    assertThat(system.cluster().client().patch(Resource.CONFIG_MAPS, namespace, order.id(), patch))
        .isPresent();

    Await.until(
        "the record is repaired",
        () ->
            system
                .cluster()
                .client()
                .get(Resource.CONFIG_MAPS, namespace, order.id())
                .flatMap(RecordJson::read)
                .isPresent());
    assertThat(system.end(order)).isEqualTo(end);
  }
}

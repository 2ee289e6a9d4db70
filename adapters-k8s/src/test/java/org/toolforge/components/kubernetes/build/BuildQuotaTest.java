package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.Rush;

/** Never more builds than there may be, and whoever gets none is told why. */
@NeedsRealServer
class BuildQuotaTest {

  private static final int THREADS = 12;

  private final String namespace = BuildSystem.namespace();
  private final BuildSettings settings = BuildSettings.DEFAULT.in(namespace).slots(2, 3);
  private FakeTekton tekton;
  private BuildSystem system;

  @BeforeEach
  void open() {
    tekton = FakeTekton.withoutPods(namespace);
    system = BuildSystem.leading(settings);
  }

  @AfterEach
  void close() {
    system.close();
    tekton.close();
  }

  /** Empty when it was started, or else why not. */
  private Optional<ComponentsException> attempt(BuildOrder order) {
    try {
      system.start(order);
      return Optional.empty();
    } catch (ComponentsException e) {
      return Optional.of(e);
    }
  }

  private List<KubeObject> runs() {
    return system.cluster().client().list(Resource.PIPELINE_RUNS, namespace, "");
  }

  @Test
  void aToolGetsNoMoreThanItsOwnHoweverManyAskAtOnce() {
    List<Optional<ComponentsException>> refusals =
        Rush.of(THREADS, number -> attempt(Orders.order("mytool", "c" + number)));

    assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(2);
    assertThat(refusals.stream().flatMap(Optional::stream))
        .allSatisfy(refusal ->
            assertThat(refusal)
                .isInstanceOf(ComponentsException.QuotaExceeded.class)
                .hasMessage("All 2 build slots of tool mytool are in use"));
    assertThat(runs()).hasSize(2);
  }

  @Test
  void allToolsTogetherGetNoMoreThanThereAre() {
    List<Optional<ComponentsException>> refusals =
        Rush.of(THREADS, number -> attempt(Orders.order("tool" + number, "api")));

    assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(3);
    assertThat(refusals.stream().flatMap(Optional::stream))
        .allSatisfy(refusal -> assertThat(refusal).hasMessage("All 3 build slots are in use"));
    assertThat(runs()).hasSize(3);
    BuildSlots slots = system.builds().slots(Orders.order().tool());
    assertThat(slots.heldInAll()).isEqualTo(3);
    assertThat(slots.freeInAll()).isZero();
  }

  @Test
  void ofManyThatAskForTheSameOneIsMade() {
    List<Optional<ComponentsException>> refusals =
        Rush.of(THREADS, number -> attempt(Orders.order()));

    assertThat(refusals).allMatch(Optional::isEmpty);
    assertThat(runs()).hasSize(1);
    assertThat(system.builds().slots(Orders.order().tool()).heldInAll()).isEqualTo(1);
  }

  @Test
  void aBuildThatWantsASandboxIsRefused() {
    BuildRequest usual = Orders.request();
    BuildOrder order =
        Orders.order(new BuildRequest(usual.source(), usual.ref(), usual.limit(), Sandbox.PLAIN));

    assertThatThrownBy(() -> system.start(order))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("no sandboxes");
    assertThat(system.builds().slots(order.tool()).heldInAll()).isZero();
  }

  @Test
  void aNamespaceThatIsNotThereIsForAdministrators() {
    try (BuildSystem elsewhere =
        BuildSystem.leading(BuildSettings.DEFAULT.in("not-" + namespace))) {
      assertThatThrownBy(() -> elsewhere.start(Orders.order()))
          .isInstanceOf(ComponentsException.Unavailable.class)
          .hasMessageContaining("no namespace not-" + namespace)
          .hasMessageContaining("administrators");
    }
  }
}

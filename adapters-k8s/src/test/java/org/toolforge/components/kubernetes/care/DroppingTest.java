package org.toolforge.components.kubernetes.care;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.RunningSystem;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.WorldContract;

/** Deployments that go because there are too many, while more are made in the same second. */
@NeedsRealServer
class DroppingTest implements WorldContract {

  private static final ToolName TOOL = new ToolName("dropping");
  private static final String NAMESPACE = "tool-dropping";

  @Test
  void isForTheOldestOfThoseThatWereMadeInOneSecond() {
    try (RunningSystem system = keeping(3)) {
      List<String> made = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Deployment deployment = deploy(system);
        made.add(deployment.id().value());
        awaitEnd(system, deployment.id().value());
      }
      create(system, "by-hand");
      made.add("by-hand");
      awaitEnd(system, "by-hand");

      eventually(() ->
          assertThat(deployments(system)).containsExactlyInAnyOrderElementsOf(made.subList(2, 5)));
    }
  }

  @Test
  void leavesTheWayFreeForTheNext() {
    try (RunningSystem system = keeping(1)) {
      create(system, "first");
      awaitEnd(system, "first");
      createRefused(system, "odd");
      eventually(() -> assertThat(deployments(system)).containsExactly("odd"));

      assertThat(deploy(system).isActive()).isTrue();
    }
  }

  @Test
  void sparesTheOneOfWhichSomebodyIsStillToBeTold() {
    try (RunningSystem system = keeping(1)) {
      create(system, "told", "{'callbackUrl': 'https://receiver.example/hook'}");
      awaitEnd(system, "told");
      create(system, "next");
      awaitEnd(system, "next");
      assertThat(deployments(system)).containsExactlyInAnyOrder("told", "next");

      DeploymentStore store = system.platform().platform().deployments();
      StoredDeployment told = store.awaitingCall().getFirst();
      CallbackState delivered = new CallbackState.Delivered(told.deployment().createdAt());
      assertThat(store.saveProgress(told, told.deployment().withCallback(delivered).progress()))
          .isPresent();
      eventually(() -> assertThat(deployments(system)).containsExactly("next"));
    }
  }

  private static RunningSystem keeping(int deployments) {
    RunningSystem system = RunningSystem.on(TestPlatform.keeping(deployments, TOOL));
    system
        .components()
        .saveConfig(TOOL, TestConfigs.document(TestConfigs.toolhunt()).written(), "somebody");
    return system;
  }

  private static Deployment deploy(RunningSystem system) {
    return system.components().deploy(TOOL, DeploymentRequest.by("somebody", "test"));
  }

  private void awaitEnd(RunningSystem system, String name) {
    eventually(() ->
        assertThat(system.components().deployments(TOOL))
            .filteredOn(one -> one.id().value().equals(name))
            .singleElement()
            .matches(Deployment::isFinished));
  }

  private static List<String> deployments(RunningSystem system) {
    return system
        .platform()
        .cluster()
        .client()
        .list(Resource.TOOL_DEPLOYMENTS, NAMESPACE, "")
        .stream()
        .map(KubeObject::name)
        .toList();
  }

  private static void create(RunningSystem system, String name) {
    create(system, name, "{}");
  }

  private static void createRefused(RunningSystem system, String name) {
    create(system, name, "{'planId': 'plan-0'}");
  }

  private static void create(RunningSystem system, String name, String spec) {
    KubeObject object = KubeObject.named(Resource.TOOL_DEPLOYMENTS, NAMESPACE, name);
    object.tree().add("spec", JsonParser.parseString(spec));
    assertThat(system.platform().cluster().client().create(Resource.TOOL_DEPLOYMENTS, object))
        .isPresent();
  }
}

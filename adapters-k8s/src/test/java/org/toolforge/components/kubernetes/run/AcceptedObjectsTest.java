package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.ObservedCluster;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;

/** Whatever a component says, API servers take what it becomes. */
class AcceptedObjectsTest {

  private static Manifests manifests(String cronJobs) {
    return new Manifests(RuntimeSettings.DEFAULT, Resource.cronJobs(cronJobs));
  }

  @Test
  @NeedsRealServer
  void isTakenByTheOldestServer() {
    KubeTestServer server = KubeTestServer.shared();
    server.createNamespace("tool-mytool");
    Manifests manifests = manifests("v1beta1");
    try (Cluster cluster =
        ObservedCluster.connect(
            server.kubeconfig(),
            "toolforge-components",
            chain ->
                chain.proceed(
                    chain
                        .request()
                        .newBuilder()
                        .url(
                            chain
                                .request()
                                .url()
                                .newBuilder()
                                .addQueryParameter("dryRun", "All")
                                .build())
                        .build()))) {
      assertThat(SampleJobs.random(150))
          .allSatisfy(spec ->
              assertThat(manifests.of(SampleJobs.TOOL, spec, Set.of("map-two")))
                  .allSatisfy(object -> {
                    Resource resource = resource(object);
                    assertThat(cluster.client().apply(resource, object).name())
                        .isEqualTo(object.name());
                  }));
    }
  }

  private static Resource resource(KubeObject object) {
    return Stream.of(
            Resource.DEPLOYMENTS,
            Resource.JOBS,
            Resource.cronJobs("v1beta1"),
            Resource.SERVICES,
            Resource.INGRESSES)
        .filter(each -> each.kind().equals(object.tree().get("kind").getAsString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isWhatTodaysServersKnow() {
    Manifests manifests = manifests("v1");
    assertThat(SampleJobs.random(150))
        .allSatisfy(spec ->
            assertThat(manifests.of(SampleJobs.TOOL, spec, Set.of("map-two")))
                .allSatisfy(
                    object -> assertThatCode(() -> check(object)).doesNotThrowAnyException()));
  }

  @Test
  void wouldNotBeKnownWithAMistakeDeepInside() {
    KubeObject object =
        manifests("v1")
            .of(SampleJobs.TOOL, SampleJobs.of(TestConfigs.continuous("api").build()), Set.of())
            .getFirst();
    RestrictedPodsTest.pod(object)
        .getAsJsonArray("containers")
        .get(0)
        .getAsJsonObject()
        .addProperty("imagePulPolicy", "Always");

    assertThatThrownBy(() -> check(object)).hasMessageContaining("imagePulPolicy");
  }

  /** Fails when it has a field that its kind has not in the newest release that we know. */
  private static void check(KubeObject object) throws IOException {
    switch (object.tree().get("kind").getAsString()) {
      case "Deployment" -> V1Deployment.validateJsonElement(object.tree());
      case "Job" -> V1Job.validateJsonElement(object.tree());
      case "CronJob" -> V1CronJob.validateJsonElement(object.tree());
      case "Service" -> V1Service.validateJsonElement(object.tree());
      case "Ingress" -> V1Ingress.validateJsonElement(object.tree());
      default -> throw new AssertionError(object);
    }
  }
}

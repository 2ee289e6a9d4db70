package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;
import static org.toolforge.components.config.TestConfigs.scheduled;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.ApiRequests;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.kubernetes.node.FakeNode;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.TestPlans;

/** What people change in the cluster is told, and put back when the job is applied again. */
@NeedsRealServer
class ChangesByHandTest {

  private static final ToolName TOOL = new ToolName("handmade");
  private static final String NAMESPACE = Namespaces.of(TOOL);
  private static final JobName API = new JobName("api");

  private RuntimeSystem system;
  private FakeNode node;
  private KubeClient client;

  @BeforeEach
  void open() {
    RuntimeSystem.empty(TOOL);
    node = RuntimeSystem.node();
    system = RuntimeSystem.start();
    client = system.cluster().client();
  }

  @AfterEach
  void close() {
    system.close();
    node.close();
  }

  private static JobSpec spec(Component component) {
    return new JobSpec(component, TestPlans.image("api"), new JobRevision("first"));
  }

  private static JobSpec api() {
    return spec(
        continuous("api")
            .port(8000)
            .published()
            .replicas(2)
            .env("A", "secret")
            .env("EMPTY", "")
            .build());
  }

  private void bringUp(JobSpec spec) {
    system.jobs().apply(TOOL, spec);
    assertThat(system.settled(TOOL, spec.name())).isInstanceOf(JobState.Ready.class);
  }

  private void patch(Resource resource, String changes) {
    JsonObject tree = Yaml.object(changes).tree();
    assertThat(client.patch(resource, NAMESPACE, "api", tree)).isPresent();
  }

  private List<Drift> drift() {
    return system.job(TOOL, API).map(Job.Owned::drift).orElse(List.of());
  }

  private void awaitDrift(String path) {
    Await.until(
        "a change of " + path + " is told",
        () -> drift().stream().anyMatch(drift -> drift.path().equals(path)),
        () -> system.jobs().list(TOOL).toString());
  }

  private void putBack(JobSpec spec) {
    system.jobs().apply(TOOL, spec);
    assertThat(drift()).isEmpty();
    Await.until("it stays so", () -> drift().isEmpty() && ready());
  }

  private boolean ready() {
    return system.job(TOOL, API).filter(job -> job.state().isSatisfied()).isPresent();
  }

  @Test
  void areNoneRightAfterAJobIsApplied() {
    bringUp(api());
    assertThat(drift()).isEmpty();
    JobSpec cleanup = spec(scheduled("cleanup").retry(1).build());
    JobSpec migrate = spec(oneOff("migrate").build());
    bringUp(cleanup);
    system.jobs().apply(TOOL, migrate);
    assertThat(system.settled(TOOL, migrate.name())).isEqualTo(new JobState.Succeeded());

    assertThat(system.job(TOOL, cleanup.name()).orElseThrow().drift()).isEmpty();
    assertThat(system.job(TOOL, migrate.name()).orElseThrow().drift()).isEmpty();
  }

  @Test
  void sendNoWriteWhenThereAreNone() {
    bringUp(api());
    ApiRequests before = ApiRequests.of(KubeTestServer.shared());
    system.jobs().apply(TOOL, api());

    assertThat(
            ApiRequests.of(KubeTestServer.shared())
                .since(before)
                .count(kind ->
                    kind.isWrite()
                        && List.of("deployments", "services", "ingresses")
                            .contains(kind.resource())))
        .isZero();
  }

  @Test
  void tellHowManyReplicasThereAre() {
    bringUp(api());
    patch(Resource.DEPLOYMENTS, "{spec: {replicas: 1}}");
    awaitDrift("run.replicas");

    Drift drift = drift().getFirst();
    assertThat(drift.applied()).isEqualTo("2");
    assertThat(drift.actual()).isEqualTo("1");
    putBack(api());
  }

  @Test
  void tellWhoAddedAVariableWithoutItsValue() {
    bringUp(api());
    JsonObject tree =
        client.get(Resource.DEPLOYMENTS, NAMESPACE, "api").orElseThrow().tree().deepCopy();
    JsonObject container =
        tree.getAsJsonObject("spec")
            .getAsJsonObject("template")
            .getAsJsonObject("spec")
            .getAsJsonArray("containers")
            .get(0)
            .getAsJsonObject();
    container.getAsJsonArray("env").add(Yaml.object("{name: ADDED, value: hidden}").tree());
    assertThat(client.replace(Resource.DEPLOYMENTS, new KubeObject(tree))).isPresent();
    awaitDrift("run.env");

    Drift drift = drift().getFirst();
    assertThat(drift.applied()).isEqualTo("PORT, A, EMPTY");
    assertThat(drift.actual()).contains("ADDED").doesNotContain("hidden");
    putBack(api());
    assertThat(client.get(Resource.DEPLOYMENTS, NAMESPACE, "api").orElseThrow().tree().toString())
        .doesNotContain("hidden");
  }

  @Test
  void tellThatItIsNotReachableAnyMore() {
    bringUp(api());
    client.delete(Resource.SERVICES, NAMESPACE, "api");
    awaitDrift("run.port");
    client.delete(Resource.INGRESSES, NAMESPACE, "api");
    awaitDrift("run.publish");
    putBack(api());

    assertThat(client.get(Resource.SERVICES, NAMESPACE, "api")).isPresent();
    assertThat(client.get(Resource.INGRESSES, NAMESPACE, "api")).isPresent();
  }

  @Test
  void leaveNothingWhereAJobWasDeleted() {
    bringUp(api());
    client.delete(Resource.DEPLOYMENTS, NAMESPACE, "api");
    Await.until("it is gone", () -> system.jobs().list(TOOL).isEmpty());

    bringUp(api());
    assertThat(drift()).isEmpty();
  }

  @Test
  void takeTheAddressAwayWithThePort() {
    bringUp(api());
    system.jobs().apply(TOOL, spec(continuous("api").build()));

    assertThat(client.get(Resource.SERVICES, NAMESPACE, "api")).isEmpty();
    assertThat(client.get(Resource.INGRESSES, NAMESPACE, "api")).isEmpty();
    assertThat(drift()).isEmpty();
  }

  @Test
  void areSeenByWhoStartsLater() {
    bringUp(api());
    try (RuntimeSystem other = RuntimeSystem.start()) {
      assertThat(other.jobs().list(TOOL)).isEqualTo(system.jobs().list(TOOL));
    }
  }

  @Test
  void leaveAServiceOfOthersAlone() {
    KubeObject service =
        Yaml.object(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: api, namespace: %s}
            spec: {selector: {app: mine}, ports: [{port: 80}]}
            """
                .formatted(NAMESPACE));
    Optional<KubeObject> made = client.create(Resource.SERVICES, service);
    assertThat(made).isPresent();

    assertThatThrownBy(() -> system.jobs().apply(TOOL, api()))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("A Service named 'api'");
    assertThat(client.get(Resource.SERVICES, NAMESPACE, "api").orElseThrow().version())
        .isEqualTo(made.orElseThrow().version());
  }
}

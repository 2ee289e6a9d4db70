package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.AdmissionRule;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.kubernetes.node.FakeNode;
import org.toolforge.components.kubernetes.node.Fate;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.TestPlans;

/** What people are told of components that do not come up. */
@NeedsRealServer
class FailuresTest {

  private static final ToolName TOOL = new ToolName("unlucky");

  private RuntimeSystem system;
  private FakeNode node;

  @BeforeEach
  void open() {
    RuntimeSystem.empty(TOOL);
    node = RuntimeSystem.node();
    system = RuntimeSystem.start();
  }

  @AfterEach
  void close() {
    system.close();
    node.close();
  }

  private static JobSpec spec(Component component) {
    return new JobSpec(component, TestPlans.image("api"), new JobRevision("first"));
  }

  private JobState.Failed failure(JobSpec spec) {
    JobState end = system.settled(TOOL, spec.name());
    assertThat(end).isInstanceOf(JobState.Failed.class);
    return (JobState.Failed) end;
  }

  private JobState.Failed failureOf(Component component) {
    JobSpec spec = spec(component);
    system.jobs().apply(TOOL, spec);
    return failure(spec);
  }

  private void awaitStarting(JobSpec spec, String words) {
    Await.until(
        "it says: " + words,
        () ->
            system
                .job(TOOL, spec.name())
                .map(Job.Owned::state)
                .filter(JobState.Starting.class::isInstance)
                .map(JobState.Starting.class::cast)
                .filter(starting -> starting.message().contains(words))
                .isPresent(),
        () -> system.jobs().list(TOOL).toString());
  }

  private void make(Resource resource, String yaml) {
    Optional<KubeObject> made =
        system
            .cluster()
            .client()
            .create(resource, Yaml.object(yaml.formatted(Namespaces.of(TOOL))));
    assertThat(made).isPresent();
  }

  @Test
  void tellWhyAnImageCannotBePulled() {
    node.let("api", Fate.cannotPull("manifest unknown"));

    assertThat(failureOf(continuous("api").build()))
        .isEqualTo(
            new JobState.Failed(
                Fault.INFRASTRUCTURE,
                "Its image cannot be pulled (ImagePullBackOff): manifest unknown. Build it anew with force_build, and tell the administrators if that does not help."));
  }

  @Test
  void tellWhatCrashesWithItsLastWords() {
    node.let("api", Fate.crashes(3, "connecting", "error: no database"));

    JobState.Failed failure = failureOf(continuous("api").build());
    assertThat(failure.fault()).isEqualTo(Fault.CONTENT);
    assertThat(failure.message())
        .startsWith("It ended with exit code 3 ")
        .contains("(CrashLoopBackOff)")
        .endsWith("error: no database");
  }

  @Test
  void tellWhatTakesTooMuchMemory() {
    node.let("api", Fate.outOfMemory());

    assertThat(failureOf(continuous("api").build()).message()).contains("Raise run.memory");
  }

  @Test
  void tellWhatLacksItsVariables() {
    node.let("api", Fate.lacksConfig("secret \"db\" not found"));

    assertThat(failureOf(continuous("api").build()))
        .isEqualTo(
            new JobState.Failed(
                Fault.CONTENT,
                "Something that it takes its variables or files from is missing (CreateContainerConfigError): secret \"db\" not found. Make it, or correct run.env_from."));
  }

  @Test
  void waitForWhatIsNeverHealthy() {
    node.let("api", new Fate.NeverReady());
    JobSpec spec =
        spec(continuous("api").port(8000).healthCheck(new HealthCheck.Http("/health")).build());
    system.jobs().apply(TOOL, spec);

    awaitStarting(spec, "its health check has not succeeded yet: GET /health on port 8000");
  }

  @Test
  void waitForRoom() {
    node.let("api", new Fate.Unschedulable("0/1 nodes are available: 1 Insufficient cpu."));
    JobSpec spec = spec(continuous("api").build());
    system.jobs().apply(TOOL, spec);

    awaitStarting(spec, "No machine of the cluster has room for it: 0/1 nodes are available");
  }

  @Test
  void tryAJobAgainUntilItSucceeds() {
    node.let("migrate", new Fate.FailsFirst(2, 4));
    JobSpec spec = spec(oneOff("migrate").retry(2).build());
    system.jobs().apply(TOOL, spec);

    awaitStarting(spec, "failed once with exit code 4; tries again (1 of 2)");
    awaitStarting(spec, "failed 2 times with exit code 4; tries again (2 of 2)");
    assertThat(system.settled(TOOL, spec.name())).isEqualTo(new JobState.Succeeded());
  }

  @Test
  void tellHowAJobFailed() {
    node.let("migrate", Fate.crashes(5, "no such table"));

    JobState.Failed failure = failureOf(oneOff("migrate").build());
    assertThat(failure.fault()).isEqualTo(Fault.CONTENT);
    assertThat(failure.message())
        .startsWith("It failed with exit code 5.")
        .endsWith("no such table");
  }

  @Test
  void tellThatTheQuotaIsUsedUp() {
    make(
        Resource.QUOTAS,
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: small, namespace: %s}
        spec: {hard: {pods: "0"}}
        """);

    JobState.Failed continuous = failureOf(continuous("api").build());
    assertThat(continuous.fault()).isEqualTo(Fault.CONTENT);
    assertThat(continuous.message())
        .startsWith("The tool's quota in the cluster is used up:")
        .contains("exceeded quota: small")
        .endsWith("or ask the administrators for more.");
    assertThat(failureOf(oneOff("migrate").build()).message())
        .startsWith("The tool's quota in the cluster is used up:");
  }

  @Test
  void tellThatNothingMoreMayBeMade() {
    make(
        Resource.QUOTAS,
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: none, namespace: %s}
        spec: {hard: {count/deployments.apps: "0"}}
        """);

    assertThatThrownBy(() -> system.jobs().apply(TOOL, spec(continuous("api").build())))
        .isInstanceOf(ComponentsException.QuotaExceeded.class)
        .hasMessageContaining("exceeded quota: none")
        .hasMessageEndingWith("or ask the administrators for more.");
  }

  @Test
  void tellWhichRuleRefusesAComponent() {
    try (AdmissionRule rule = rule("deployments")) {
      assertThat(rule).isNotNull();
      assertThatThrownBy(() -> system.jobs().apply(TOOL, spec(continuous("api").build())))
          .isInstanceOf(ComponentsException.Invalid.class)
          .hasMessageStartingWith("A rule of the cluster does not allow this:")
          .hasMessageContaining("not on Sundays")
          .hasMessageEndingWith("ask the administrators.");
    }
  }

  @Test
  void tellWhichRuleRefusesPods() {
    try (AdmissionRule rule = rule("pods")) {
      assertThat(rule).isNotNull();
      JobState.Failed continuous = failureOf(continuous("api").build());
      assertThat(continuous.fault()).isEqualTo(Fault.CONTENT);
      assertThat(continuous.message())
          .startsWith("A rule of the cluster does not allow its pods:")
          .contains("not on Sundays");
      assertThat(failureOf(oneOff("migrate").build()).message())
          .startsWith("A rule of the cluster does not allow its pods:");
    }
  }

  private static AdmissionRule rule(String plural) {
    return AdmissionRule.against(
        KubeTestServer.shared(), Namespaces.of(TOOL), plural, "not on Sundays");
  }

  @Test
  void tellThatTheToolHasNoPlace() {
    assertThatThrownBy(
            () -> system.jobs().apply(new ToolName("nowhere"), spec(continuous("api").build())))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("Unable to find the tool's namespace");
  }
}

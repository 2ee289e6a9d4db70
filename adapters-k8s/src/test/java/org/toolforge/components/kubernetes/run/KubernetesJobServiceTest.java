package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.kubernetes.node.FakeNode;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.JobServiceContract;

@NeedsRealServer
class KubernetesJobServiceTest implements JobServiceContract {

  private static final ToolName OTHER = new ToolName("othertool");

  private RuntimeSystem system;
  private FakeNode node;

  @BeforeEach
  void open() {
    RuntimeSystem.empty(TOOL);
    RuntimeSystem.empty(OTHER);
    node = RuntimeSystem.node();
    node.hold();
    system = RuntimeSystem.start();
  }

  @AfterEach
  void close() {
    system.close();
    node.close();
  }

  @Override
  public JobService jobs() {
    return system.jobs();
  }

  @Override
  public void letJobsComeUp() {
    node.release();
    eventually(() -> assertThat(jobs().list(TOOL)).noneMatch(KubernetesJobServiceTest::starts));
    node.hold();
  }

  private static boolean starts(Job job) {
    return job instanceof Job.Owned owned && owned.state() instanceof JobState.Starting;
  }

  @Override
  public void addForeignJob(ToolName tool, JobName name) {
    KubeObject foreign =
        Yaml.object(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: %s}
            spec:
              replicas: 0
              selector: {matchLabels: {app: mine}}
              template:
                metadata: {labels: {app: mine}}
                spec: {containers: [{name: mine, image: example.org/mine}]}
            """
                .formatted(name, Namespaces.of(tool)));
    assertThat(system.cluster().client().create(Resource.DEPLOYMENTS, foreign)).isPresent();
    eventually(() -> assertThat(jobs().list(tool)).contains(new Job.Foreign(name)));
  }

  @Override
  public void changeReplicas(ToolName tool, JobName name, int replicas) {
    KubeObject changes = Yaml.object("spec: {replicas: %d}".formatted(replicas));
    assertThat(
            system
                .cluster()
                .client()
                .patch(Resource.DEPLOYMENTS, Namespaces.of(tool), name.value(), changes.tree()))
        .isPresent();
  }
}

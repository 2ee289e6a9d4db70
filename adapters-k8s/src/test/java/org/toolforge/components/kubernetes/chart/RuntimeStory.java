package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.Port;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.kubernetes.node.FakeNode;
import org.toolforge.components.kubernetes.run.KubernetesRuntime;
import org.toolforge.components.kubernetes.run.RuntimeSettings;
import org.toolforge.components.kubernetes.run.RuntimeSettingsReader;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogReader;

/** All that can become of components that run. */
final class RuntimeStory implements AutoCloseable {

  private static final ToolName TOOL = new ToolName("story-runtime");
  private static final String NAMESPACE = "tool-story-runtime";
  private static final RuntimeSettings SETTINGS =
      RuntimeSettingsReader.read(new YamlConfigReader().read("settling_seconds: 1"));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KubeClient kubectl;
  private final FakeKubelet kubelet = FakeKubelet.join(KubeTestServer.shared());
  private final FakeNode node = FakeNode.join(KubeTestServer.shared(), kubelet);
  private final KubernetesRuntime runtime;

  private RuntimeStory(Cluster service, KubeClient kubectl) throws InterruptedException {
    this.kubectl = kubectl;
    KubeTestServer.shared().createNamespace(NAMESPACE);
    runtime = new KubernetesRuntime(service, SETTINGS);
    runtime.start();
    assertThat(runtime.awaitSync(PATIENCE)).as(() -> runtime.trouble().orElse("")).isTrue();
  }

  /** A story of which nothing is told yet. */
  static RuntimeStory begin(Cluster service, KubeClient kubectl) throws InterruptedException {
    return new RuntimeStory(service, kubectl);
  }

  void unfold() {
    JobSpec web = job(web());
    JobSpec cleanup = job(TestConfigs.scheduled("cleanup").build());
    jobs().apply(TOOL, web);
    jobs().apply(TOOL, cleanup);
    await(web, JobState.Ready.class);
    await(cleanup, JobState.Ready.class);
    assertThat(LogContract.lines(jobs().log(TOOL, web.name(), 0, false))).isNotNull();

    meddle(web, cleanup);
    wantTooMuch();

    removeWhileItIsRead(web);
    jobs().remove(TOOL, cleanup.name());
    assertThat(jobs().list(TOOL)).isEmpty();
  }

  /** Who follows a log finds out what became of the pod when it ends. */
  private void removeWhileItIsRead(JobSpec web) {
    LogReader log = jobs().log(TOOL, web.name(), 0, true);
    Await.until(
        "somebody reads it",
        () -> kubelet.asked().stream().anyMatch(path -> path.contains("follow=true")));
    jobs().remove(TOOL, web.name());
    assertThat(LogContract.lines(log)).isNotEmpty();
  }

  /** Somebody changes each of our objects, and all that is put back. */
  private void meddle(JobSpec web, JobSpec cleanup) {
    edit(Resource.DEPLOYMENTS, "web", "{'spec': {'paused': true}}");
    edit(
        Resource.SERVICES,
        "web",
        "{'spec': {'ports': [{'name': 'a', 'port': 8000}, {'name': 'b', 'port': 9000}]}}");
    edit(Resource.INGRESSES, "web", "{'metadata': {'labels': {'toolforge.org/tool': 'x'}}}");
    edit(
        Resource.cronJobs("v1beta1"),
        "cleanup",
        "{'spec': {'jobTemplate': {'spec': {'template': {'spec': {'hostNetwork': true}}}}}}");
    awaitDrifts(web, 3);
    awaitDrifts(cleanup, 1);
    jobs().apply(TOOL, web);
    jobs().apply(TOOL, cleanup);
    awaitDrifts(web, 0);
    awaitDrifts(cleanup, 0);
  }

  /** A quota keeps the pods of a one-off component from being made. */
  private void wantTooMuch() {
    KubeObject quota =
        Yaml.object(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: none, namespace: %s}
            spec: {hard: {pods: "0"}}
            """
                .formatted(NAMESPACE));
    assertThat(kubectl.create(Resource.QUOTAS, quota)).isPresent();
    Await.until(
        "the quota holds",
        () ->
            kubectl
                .get(Resource.QUOTAS, NAMESPACE, "none")
                .flatMap(there -> there.part("status"))
                .filter(status -> status.has("hard"))
                .isPresent());
    JobSpec migration = job(TestConfigs.oneOff("migrate").build());
    jobs().apply(TOOL, migration);
    Await.until(
        "the quota is told of",
        () -> find(migration.name()).filter(job -> job.toString().contains("quota")).isPresent(),
        () -> String.valueOf(find(migration.name())));
    jobs().remove(TOOL, migration.name());
    kubectl.delete(Resource.QUOTAS, NAMESPACE, "none");
  }

  /** With all that a component can have besides pods. */
  private static Component web() {
    ContinuousComponent usual = TestConfigs.continuous("web").build();
    RunSpec run = usual.run();
    RunSpec withSettings =
        new RunSpec(
            run.command(),
            run.env(),
            List.of("settings"),
            run.cpu(),
            run.memory(),
            run.mount(),
            run.emails(),
            run.fileLog());
    return new ContinuousComponent(
        usual.name(),
        "",
        usual.build(),
        List.<ComponentName>of(),
        withSettings,
        new Port(8000, Port.Protocol.TCP),
        true,
        1,
        usual.healthCheck());
  }

  private static JobSpec job(Component component) {
    return new JobSpec(
        component,
        new Image("registry.example/story@sha256:" + "0".repeat(64)),
        new JobRevision("first"));
  }

  private JobService jobs() {
    return runtime.jobs();
  }

  private Optional<Job.Owned> find(JobName name) {
    return jobs().list(TOOL).stream()
        .filter(job -> job.name().equals(name))
        .filter(Job.Owned.class::isInstance)
        .map(Job.Owned.class::cast)
        .findFirst();
  }

  private void await(JobSpec spec, Class<? extends JobState> state) {
    Await.until(
        "%s is %s".formatted(spec.name(), state.getSimpleName()),
        () -> find(spec.name()).filter(job -> state.isInstance(job.state())).isPresent(),
        () -> String.valueOf(find(spec.name())));
  }

  private void awaitDrifts(JobSpec spec, int number) {
    Await.until(
        "%s is otherwise in %d places".formatted(spec.name(), number),
        () -> find(spec.name()).filter(job -> job.drift().size() == number).isPresent(),
        () -> String.valueOf(find(spec.name())));
  }

  private void edit(Resource kind, String name, String changes) {
    JsonObject patch = JsonParser.parseString(changes).getAsJsonObject();
    assertThat(kubectl.patch(kind, NAMESPACE, name, patch)).isPresent();
  }

  @Override
  public void close() {
    runtime.close();
    node.close();
    kubelet.close();
  }
}

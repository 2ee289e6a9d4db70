package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.build.BuildSettings;
import org.toolforge.components.kubernetes.build.KubernetesBuilds;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.tekton.FakeRun;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildRetention;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;

/** All that can become of builds, and of what is kept of them. */
final class BuildStory implements AutoCloseable {

  private static final ToolName TOOL = new ToolName("story-builds");
  private static final BuildSettings SETTINGS =
      BuildSettings.DEFAULT.keeping(new BuildRetention(1, 1));
  private static final BuildRequest REQUEST =
      new BuildRequest(
          new ResolvedSource(
              new RepositoryUrl("https://git.example/api"), TestPlans.COMMIT, false, false),
          new GitRef("main"),
          Duration.ofMinutes(30),
          null);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Who leads is told in another story. */
  private static final LeaderLease LEADING =
      new LeaderLease() {
        @Override
        public boolean hold() {
          return true;
        }

        @Override
        public void release() {}
      };

  private final Cluster service;
  private final KubeClient kubectl;
  private final FakeKubelet kubelet = FakeKubelet.join(KubeTestServer.shared());
  private final FakeTekton tekton = FakeTekton.in(Chart.BUILDS, kubelet);
  private KubernetesBuilds builds;

  private BuildStory(Cluster service, KubeClient kubectl) throws InterruptedException {
    this.service = service;
    this.kubectl = kubectl;
    builds = start(service);
  }

  /** A story of which nothing is told yet. */
  static BuildStory begin(Cluster service, KubeClient kubectl) throws InterruptedException {
    return new BuildStory(service, kubectl);
  }

  private static KubernetesBuilds start(Cluster service) throws InterruptedException {
    KubernetesBuilds builds =
        new KubernetesBuilds(service, LEADING, SETTINGS, InstantSource.system());
    builds.start();
    assertThat(builds.awaitSync(PATIENCE)).as(() -> builds.trouble().orElse("")).isTrue();
    return builds;
  }

  void unfold() throws InterruptedException {
    successes();
    failureAndDamage();
    cancellation();
    disappearance();
    restart();
    misunderstanding();
  }

  /** More than are kept, the first of which is read while it goes on and when it is over. */
  private void successes() {
    BuildKey read = ask("one");
    CompletableFuture<List<String>> followed = CompletableFuture.supplyAsync(() -> log(read));
    run(read).print("clone", "said while somebody listens");
    Await.until("something was read", () -> !kubelet.asked().isEmpty());
    run(read).succeed();
    assertThat(end(read)).isInstanceOf(BuildState.Succeeded.class);
    assertThat(followed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
        .contains("[clone] said while somebody listens");
    assertThat(log(read)).contains("[clone] said while somebody listens");

    BuildKey next = ask("two");
    run(next).succeed();
    assertThat(end(next)).isInstanceOf(BuildState.Succeeded.class);
    Await.until("the first is removed", () -> find(read).isEmpty());
  }

  /** Somebody edits what is known of one that failed. */
  private void failureAndDamage() {
    BuildKey key = ask("three");
    run(key).failIn("build", 51, "Error", "no such file");
    BuildState end = end(key);
    assertThat(end).asString().contains("no such file");
    String id = find(key).orElseThrow().id();
    edit(Resource.CONFIG_MAPS, id, "{'data': {'end': 'nonsense'}}");
    Await.until("the record is repaired", () -> !recorded(id).equals("nonsense"));
    assertThat(end(key)).isEqualTo(end);
  }

  private void cancellation() {
    BuildKey key = ask("four");
    run(key);
    service().cancel(TOOL, key);
    assertThat(end(key)).isEqualTo(new BuildState.Cancelled());
  }

  private void disappearance() {
    BuildKey key = ask("five");
    run(key).vanish();
    Await.until("the build is gone", () -> find(key).isEmpty());
  }

  /**
   * One is over before anybody looks again, and another goes on meanwhile. The latter is the last
   * that was asked for, as others might be tidied away before their end is seen here.
   */
  private void restart() throws InterruptedException {
    BuildKey over = ask("six");
    BuildKey open = ask("seven");
    run(open);
    FakeRun overlooked = run(over);
    builds.close();
    overlooked.succeed();
    builds = start(service);
    assertThat(end(over)).isInstanceOf(BuildState.Succeeded.class);
    assertThat(find(open)).isPresent();
    run(open).succeed();
    assertThat(end(open)).isInstanceOf(BuildState.Succeeded.class);
  }

  /** A build is asked for that is there, though nothing tells so. */
  private void misunderstanding() {
    BuildKey key = ask("eight");
    run(key);
    String id = find(key).orElseThrow().id();
    edit(
        Resource.PIPELINE_RUNS,
        id,
        "{'metadata': {'labels': {'app.kubernetes.io/managed-by': 'somebody'}}}");
    Await.until("the build is not known any more", () -> find(key).isEmpty());
    service().start(TOOL, key, REQUEST);
    assertThat(kubectl.get(Resource.PIPELINE_RUNS, Chart.BUILDS, id)).isPresent();
    tekton.run(id).vanish();
  }

  private BuildService service() {
    return builds.builds();
  }

  private BuildKey ask(String deployment) {
    BuildKey key = new BuildKey(TestDeployments.id(deployment), new ComponentName("api"));
    service().start(TOOL, key, REQUEST);
    return key;
  }

  private Optional<Build> find(BuildKey key) {
    return service().list(TOOL).stream().filter(build -> build.key().equals(key)).findFirst();
  }

  private FakeRun run(BuildKey key) {
    return tekton.run(find(key).orElseThrow().id());
  }

  private BuildState end(BuildKey key) {
    Await.until(
        "build %s ends".formatted(key),
        () -> find(key).filter(build -> !build.state().isActive()).isPresent(),
        () -> builds.trouble().orElse(""));
    return find(key).orElseThrow().state();
  }

  private List<String> log(BuildKey key) {
    return LogContract.lines(service().log(TOOL, key, 0, true)).stream()
        .map(LogLine::text)
        .toList();
  }

  private void edit(Resource kind, String name, String changes) {
    assertThat(
            kubectl.patch(
                kind, Chart.BUILDS, name, JsonParser.parseString(changes).getAsJsonObject()))
        .isPresent();
  }

  private String recorded(String id) {
    return kubectl
        .get(Resource.CONFIG_MAPS, Chart.BUILDS, id)
        .flatMap(map -> map.part("data"))
        .map(data -> data.get("end"))
        .map(JsonElement::getAsString)
        .orElse("");
  }

  @Override
  public void close() {
    builds.close();
    tekton.close();
    kubelet.close();
  }
}

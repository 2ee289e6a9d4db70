package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;

class ManifestsTest {

  private static final String LABELS =
      "app.kubernetes.io/managed-by: toolforge-components, toolforge.org/tool: mytool,"
          + " toolforge.org/component: %s, components-api.toolforge.org/kind: component";

  private final Manifests manifests =
      new Manifests(RuntimeSettings.DEFAULT, Resource.cronJobs("v1"));

  private List<KubeObject> render(Component component) {
    return manifests.of(SampleJobs.TOOL, SampleJobs.of(component), Set.of());
  }

  /** The same without annotations, which are tested by themselves. */
  private static JsonObject bare(KubeObject object) {
    JsonObject tree = object.tree().deepCopy();
    tree.getAsJsonObject("metadata").remove("annotations");
    return tree;
  }

  private static JsonObject yaml(String text) {
    return Yaml.object(text).tree();
  }

  private static String metadata(String name, String component) {
    return "{name: %s, namespace: tool-mytool, labels: {%s}}"
        .formatted(name, LABELS.formatted(component));
  }

  /** A pod template with that in its container, and that beside the containers. */
  private static String template(String component, String container, String spec) {
    return """
    {metadata: {labels: {%s, toolforge.org/mount-storage: none,
                         components-api.toolforge.org/revision: k3v9x2m7qp}},
     spec: {
       automountServiceAccountToken: false, enableServiceLinks: false, terminationGracePeriodSeconds: 30,
       securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}},
       %s
       containers: [{
         name: main, image: '%s', imagePullPolicy: IfNotPresent, command: [launcher],
         %s
         resources: {limits: {cpu: 500m, memory: 512Mi}, requests: {cpu: 250m, memory: 256Mi}},
         securityContext: {
           allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, privileged: false, runAsNonRoot: true}
       }]
     }}\
    """
        .formatted(LABELS.formatted(component), spec, SampleJobs.IMAGE, container);
  }

  @Test
  void makeOfAContinuousComponentADeployment() {
    List<KubeObject> objects =
        render(TestConfigs.continuous("worker").command("work --hard").env("A", "1").build());

    String template =
        template("worker", "args: ['work --hard'], env: [{name: A, value: '1'}],", "");
    assertThat(objects)
        .extracting(ManifestsTest::bare)
        .containsExactly(
            yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: %s
                spec:
                  replicas: 1
                  minReadySeconds: 5
                  revisionHistoryLimit: 1
                  selector: {matchLabels: {toolforge.org/tool: mytool, toolforge.org/component: worker,
                                           components-api.toolforge.org/kind: component}}
                  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
                  template: %s
                """
                    .formatted(metadata("worker", "worker"), template)));
  }

  @Test
  void haveOneWithAPortReachedByItsNameAndAPublishedOneByTheToolsAddress() {
    List<KubeObject> objects =
        render(
            TestConfigs.continuous("api")
                .port(8000)
                .published()
                .replicas(3)
                .healthCheck(new HealthCheck.Http("/healthz"))
                .build());

    String probe =
        "{httpGet: {path: /healthz, port: 8000}, periodSeconds: %d, timeoutSeconds: 5,"
            + " failureThreshold: %d}";
    String container =
        "args: [web], env: [{name: PORT, value: '8000'}], ports: [{containerPort: 8000, protocol:"
            + " TCP}], startupProbe: %s, readinessProbe: %s, livenessProbe: %s,"
                .formatted(probe.formatted(2, 150), probe.formatted(10, 3), probe.formatted(10, 3));
    assertThat(bare(objects.getFirst()).getAsJsonObject("spec"))
        .isEqualTo(
            yaml(
                """
                replicas: 3
                revisionHistoryLimit: 1
                selector: {matchLabels: {toolforge.org/tool: mytool, toolforge.org/component: api,
                                         components-api.toolforge.org/kind: component}}
                strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
                template: %s
                """
                    .formatted(template("api", container, ""))));
    assertThat(objects.subList(1, objects.size()))
        .extracting(ManifestsTest::bare)
        .containsExactly(
            yaml(
                """
                apiVersion: v1
                kind: Service
                metadata: %s
                spec:
                  type: ClusterIP
                  selector: {toolforge.org/tool: mytool, toolforge.org/component: api,
                             components-api.toolforge.org/kind: component}
                  ports: [{port: 8000, protocol: TCP, targetPort: 8000}]
                """
                    .formatted(metadata("api", "api"))),
            yaml(
                """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: %s
                spec:
                  rules:
                  - host: mytool.toolforge.org
                    http:
                      paths:
                      - path: /
                        pathType: Prefix
                        backend: {service: {name: api, port: {number: 8000}}}
                """
                    .formatted(metadata("api", "api"))));
  }

  @Test
  void makeOfAScheduledComponentACronJob() {
    List<KubeObject> objects =
        render(
            TestConfigs.scheduled("cleanup")
                .schedule("@hourly")
                .timeout(Duration.ofMinutes(2))
                .retry(2)
                .build());

    assertThat(objects)
        .extracting(ManifestsTest::bare)
        .containsExactly(
            yaml(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: %s
                spec:
                  schedule: '@hourly'
                  concurrencyPolicy: Forbid
                  startingDeadlineSeconds: 300
                  successfulJobsHistoryLimit: 1
                  failedJobsHistoryLimit: 1
                  suspend: false
                  jobTemplate:
                    metadata: {labels: {%s}}
                    spec: {backoffLimit: 2, activeDeadlineSeconds: 120, template: %s}
                """
                    .formatted(
                        metadata("cleanup", "cleanup"),
                        LABELS.formatted("cleanup"),
                        template("cleanup", "args: [cleanup],", "restartPolicy: Never,"))));
  }

  @Test
  void makeOfAOneOffComponentAJobOfItsOwnForEachRevision() {
    List<KubeObject> objects = render(TestConfigs.oneOff("migrate").retry(1).build());

    assertThat(objects)
        .extracting(ManifestsTest::bare)
        .containsExactly(
            yaml(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: %s
                spec: {backoffLimit: 1, template: %s}
                """
                    .formatted(
                        metadata("migrate-k3v9x2m7qp", "migrate"),
                        template("migrate", "args: [migrate],", "restartPolicy: Never,"))));
  }

  @Test
  void canBeReadBackFromTheMainObjectAlone() {
    assertThat(SampleJobs.random(300))
        .allSatisfy(spec ->
            assertThat(Marks.job(manifests.of(SampleJobs.TOOL, spec, Set.of()).getFirst()))
                .contains(spec));
  }

  @Test
  void areNotTakenForAnotherJobs() {
    KubeObject object = render(TestConfigs.continuous("api").build()).getFirst();
    object.metadata().addProperty("name", "copy");

    assertThat(Marks.job(object)).isEmpty();
  }

  @Test
  void bearAHashThatChangesWithWhatIsWantedAlone() {
    List<KubeObject> objects = render(TestConfigs.continuous("api").port(80).build());
    List<KubeObject> again = render(TestConfigs.continuous("api").port(80).build());
    List<KubeObject> otherPort = render(TestConfigs.continuous("api").port(81).build());

    assertThat(objects).allMatch(object -> Marks.hash(object).isPresent());
    assertThat(again).extracting(Marks::hash).isEqualTo(objects.stream().map(Marks::hash).toList());
    assertThat(otherPort)
        .extracting(Marks::hash)
        .doesNotContainAnyElementsOf(objects.stream().map(Marks::hash).toList());
  }

  @Test
  void restartPodsWhenTheRevisionIsAnother() {
    Component component = TestConfigs.continuous("api").build();
    JobSpec later = new JobSpec(component, SampleJobs.IMAGE, new JobRevision("later"));

    JsonObject template =
        manifests
            .of(SampleJobs.TOOL, later, Set.of())
            .getFirst()
            .tree()
            .getAsJsonObject("spec")
            .getAsJsonObject("template");
    KubeObject pod = new KubeObject(template);
    assertThat(Marks.revision(pod)).contains(new JobRevision("later"));
    assertThat(Marks.podsOf(later))
        .endsWith("toolforge.org/component=api,components-api.toolforge.org/revision=later");
    assertThat(Marks.isOf(pod, Marks.Kind.COMPONENT)).isTrue();
    assertThat(Marks.isOf(pod, Marks.Kind.RUN)).isFalse();
  }

  @Test
  void goWithTheirOwner() {
    List<KubeObject> objects = render(TestConfigs.continuous("api").port(80).build());
    KubeObject owner = objects.getFirst();
    owner.metadata().addProperty("uid", "u-1");

    KubeObject service = Marks.ownedBy(objects.get(1), owner);

    assertThat(service.metadata().get("ownerReferences"))
        .isEqualTo(
            yaml("{x: [{apiVersion: apps/v1, kind: Deployment, name: api, uid: u-1}]}").get("x"));
    assertThat(Marks.hash(service)).isEqualTo(Marks.hash(objects.get(1)));
  }

  @Test
  void refuseWhatTheClusterCannotDo() {
    assertThatThrownBy(() -> render(TestConfigs.continuous("api").replicas(21).build()))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("at most 20 replicas")
        .hasMessageContaining("'21'");
    assertThatThrownBy(() -> render(TestConfigs.continuous("2048").port(80).build()))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("begin with a letter")
        .hasMessageContaining("'2048'");
    assertThat(render(TestConfigs.continuous("2048").build())).hasSize(1);
    assertThatThrownBy(
            () -> render(TestConfigs.oneOff("a").env("LONG", "x".repeat(250_000)).build()))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("244 KiB");
  }
}

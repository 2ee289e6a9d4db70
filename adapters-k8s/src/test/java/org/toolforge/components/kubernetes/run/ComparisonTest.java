package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.plan.Drift;

class ComparisonTest {

  private static final String RENDERED =
      """
      metadata: {name: api, labels: {a: b}}
      spec:
        replicas: 2
        template:
          spec:
            containers:
            - name: main
              image: one
              args: [web]
              env: [{name: A, value: x}, {name: EMPTY, value: ""}]
              resources: {limits: {cpu: 1000m, memory: 1Gi}}
              securityContext: {privileged: false}
      """;

  /** As an API server may have it. */
  private static final String LIVE =
      """
      metadata:
        name: api
        labels: {a: b, more: yes}
        managedFields:
        - manager: toolforge-components
          operation: Apply
          time: "2026-01-01T00:00:00Z"
          fieldsV1: {"f:spec": {"f:replicas": {}, "f:template": {}}}
        - manager: kubectl-edit
          operation: Update
          time: "2026-01-02T00:00:00Z"
          fieldsV1:
            "f:spec":
              "f:replicas": {}
              "f:template":
                "f:spec":
                  "f:containers": {'k:{"name":"main"}': {"f:args": {}}}
      spec:
        replicas: 2
        progressDeadlineSeconds: 600
        template:
          metadata: {annotations: {restarted: now}}
          spec:
            dnsPolicy: ClusterFirst
            containers:
            - name: main
              image: one
              args: [web]
              env: [{name: EMPTY}, {name: A, value: x}]
              resources: {limits: {cpu: "1", memory: 1024Mi}}
              securityContext: {}
              terminationMessagePath: /dev/termination-log
      """;

  private static KubeObject rendered() {
    return Yaml.object(RENDERED);
  }

  private static List<Drift> drift(String before, String after) {
    assertThat(LIVE).contains(before);
    return DriftFinder.ofMain(rendered(), Yaml.object(LIVE.replace(before, after)));
  }

  @Test
  void findsNothingInWhatAServerAddsOrWritesInAnotherWay() {
    assertThat(Comparison.between(rendered(), Yaml.object(LIVE))).isEmpty();
  }

  @Test
  void tellsInTheWordsOfTheConfigWhoChangedWhat() {
    assertThat(drift("replicas: 2", "replicas: 5"))
        .containsExactly(new Drift("run.replicas", "2", "5", "kubectl-edit"));
    assertThat(drift("args: [web]", "args: [sh, -c, other]"))
        .containsExactly(new Drift("run.command", "web", "sh -c other", "kubectl-edit"));
  }

  @Test
  void tellsNobodyWhereTheRecordsDoNot() {
    assertThat(drift("image: one", "image: two"))
        .containsExactly(new Drift("image", "one", "two", ""));
    assertThat(drift("cpu: \"1\"", "cpu: 2000m"))
        .containsExactly(new Drift("run.cpu", "1000m", "2000m", ""));
  }

  @Test
  void tellsNoValuesOfVariables() {
    assertThat(drift("value: x", "value: hidden"))
        .containsExactly(new Drift("run.env", "A, EMPTY", "EMPTY, A with another value", ""));
    assertThat(drift("{name: EMPTY}", "{name: EMPTY}, {name: B, value: hidden}"))
        .containsExactly(new Drift("run.env", "A, EMPTY", "EMPTY, B, A", ""));
    assertThat(drift("{name: EMPTY}, ", ""))
        .containsExactly(new Drift("run.env", "A, EMPTY", "A", ""));
  }

  @Test
  void findsWhatOthersPutBesideIt() {
    assertThat(drift("- name: main", "- {name: sidecar, image: x}\n      - name: main"))
        .extracting(Drift::path, Drift::actual)
        .containsExactly(tuple("spec.template.spec.containers", "sidecar, main"));
    assertThat(drift("image: one", "image: one\n        livenessProbe: {exec: {command: [x]}}"))
        .extracting(Drift::path)
        .containsExactly("run.health_check");
    assertThat(drift("securityContext: {}", "securityContext: {privileged: true}"))
        .extracting(Drift::path)
        .containsExactly("spec.template.spec.containers[main].securityContext.privileged");
    assertThat(drift("progressDeadlineSeconds: 600", "paused: true"))
        .extracting(Drift::path)
        .containsExactly("spec.paused");
  }

  @Test
  void findsNothingThatWasAppliedUnderOtherSettings() {
    KubeObject under = Yaml.object(RENDERED.replace("replicas: 2", "replicas: 3"));
    Marks.noteHash(under);
    KubeObject live =
        Yaml.object(LIVE.replace("manager: kubectl-edit", "manager: toolforge-components"));

    assertThat(DriftFinder.ofMain(under, live)).isEmpty();
  }
}

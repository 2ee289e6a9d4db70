package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Job;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.TestRuns;

class RunManifestTest {

  private static final RunOrder ORDER = TestRuns.order("a").command("make $(NAME)").build();

  static final RuntimeSettings WITH_RESULTS =
      with(
          new RuntimeSettings.Results(
              "registry.example/upload:1", "https://components.example/", "trust", 1000));

  static RuntimeSettings with(RuntimeSettings.Results results) {
    RuntimeSettings usual = RuntimeSettings.DEFAULT;
    return new RuntimeSettings(
        usual.launcher(),
        usual.cpu(),
        usual.memory(),
        usual.mostReplicas(),
        usual.grace(),
        usual.settling(),
        usual.pods(),
        usual.publishing(),
        usual.storage(),
        usual.probes(),
        results);
  }

  static KubeObject job(RuntimeSettings settings) {
    return new RunManifest(settings, 1L << 30, (tool, id) -> "token of " + id).of(ORDER, Set.of());
  }

  private static Tree pod(KubeObject job) {
    return Tree.of(job).child("spec").child("template").child("spec");
  }

  private static List<String> texts(Tree container, String key) {
    return container.json().getAsJsonArray(key).asList().stream()
        .map(text -> text.getAsString())
        .toList();
  }

  @Test
  void isAJobThatIsNeverTriedAgainAndKnowsItsLimits() {
    KubeObject job = job(RuntimeSettings.DEFAULT);
    Tree spec = Tree.of(job).child("spec");

    assertThat(job.name()).isEqualTo(ORDER.id().value());
    assertThat(job.namespace()).isEqualTo("tool-" + ORDER.tool());
    assertThat(Marks.isOf(job, Marks.Kind.RUN)).isTrue();
    assertThat(spec.whole("backoffLimit")).isZero();
    assertThat(spec.whole("activeDeadlineSeconds")).isEqualTo(3600);
    assertThat(spec.json().has("ttlSecondsAfterFinished")).isFalse();
    assertThat(KnownRun.of(job).order()).contains(ORDER);
  }

  @Test
  void runsItsCommandAloneWhereNobodyKeepsResults() {
    Tree pod = pod(job(RuntimeSettings.DEFAULT));

    assertThat(pod.json().has("initContainers")).isFalse();
    assertThat(pod.items("containers")).hasSize(1);
    Tree main = pod.items("containers").getFirst();
    assertThat(texts(main, "command")).containsExactly("launcher");
    assertThat(texts(main, "args")).containsExactly("make $$(NAME)");
    assertThat(main.items("env"))
        .extracting(variable -> variable.text("name") + "=" + variable.text("value"))
        .containsExactly("RESULTS_DIR=/results");
  }

  @Test
  void bringsResultsAfterTheCommandHasEnded() {
    Tree pod = pod(job(WITH_RESULTS));
    Tree main = pod.items("initContainers").getFirst();
    Tree upload = pod.items("containers").getFirst();

    assertThat(texts(main, "command"))
        .startsWith("/bin/sh", "-c")
        .endsWith("run-command", "launcher");
    assertThat(texts(main, "args")).containsExactly("make $$(NAME)");
    assertThat(pod.json().get("initContainers").toString()).doesNotContain("token of");
    assertThat(upload.items("env"))
        .extracting(variable -> variable.text("name") + "=" + variable.text("value"))
        .contains(
            "UPLOAD_TOKEN=token of " + ORDER.id(),
            "UPLOAD_URL=https://components.example/api/v1/tool/%s/runs/%s/results"
                .formatted(ORDER.tool(), ORDER.id()),
            "UPLOAD_CA=/run-ca/ca.crt");
    assertThat(upload.items("volumeMounts"))
        .allSatisfy(mount -> assertThat(mount.truth("readOnly")).isTrue());
  }

  @Test
  void fitsTheRestrictedStandard() {
    for (RuntimeSettings settings : List.of(RuntimeSettings.DEFAULT, WITH_RESULTS)) {
      JsonObject pod = pod(job(settings)).json();

      assertThat(RestrictedPods.violations(pod)).isEmpty();
    }
  }

  @Test
  void isAJobAsClustersOfTodayKnowIt() throws IOException {
    for (RuntimeSettings settings : List.of(RuntimeSettings.DEFAULT, WITH_RESULTS)) {
      V1Job.validateJsonElement(job(settings).tree());
    }
  }
}

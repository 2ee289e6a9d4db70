package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.kubernetes.build.sandbox.SandboxSettings;
import org.toolforge.components.kubernetes.tenant.NamespaceLimits;
import org.toolforge.components.port.BuildRetention;

class BuildSettingsReaderTest {

  private static BuildSettings read(String yaml) {
    return BuildSettingsReader.read(new YamlConfigReader().read(yaml));
  }

  @Test
  void isAsUsualWhereNothingIsSaid() {
    assertThat(read("{}")).isEqualTo(BuildSettings.DEFAULT);
    assertThat(read("{pipeline: {}, images: {usual: {}}, keep: {}}"))
        .isEqualTo(BuildSettings.DEFAULT);
    assertThat(read("sandboxes: {}"))
        .isEqualTo(BuildSettings.DEFAULT.with(SandboxSettings.DEFAULT));
  }

  @Test
  void takesEveryValue() {
    BuildSettings read =
        read(
            """
            namespace: builds
            pipeline:
              name: images
              service_account: builder
              task: build
              workspaces: [source]
              parameters: {builder: B, run: R, app: A, repository: U, commit: C, ref: F, environment: E}
              extra_parameters: {CACHE: "off"}
              labels: {team: x}
              pod_template: {nodeSelector: {disk: ssd}, hostNetwork: false}
            images:
              registry: registry.example:5000
              usual: {builder: b1, run: r1}
              latest: {builder: b2, run: r2}
              deprecated: {builder: b3, run: r3}
            log_steps: [clone, build]
            content_steps: [build]
            keep: {good: 4, failed: 1}
            sandboxes:
              always: true
              networks: {nowhere: [], dns: [{ports: [{port: 53, protocol: UDP}]}]}
              network: nowhere
              limits: {quota: {pods: "3"}, defaults: {cpu: "1"}, default_requests: {cpu: 10m}, most: {cpu: "2"}}
              secrets: [registry]
              secrets_workspace: secrets
              labels: {x: y}
            """);

    assertThat(read)
        .isEqualTo(
            new BuildSettings(
                "builds",
                new PipelineSettings(
                    "images",
                    "builder",
                    "build",
                    List.of("source"),
                    new PipelineSettings.ParameterNames("B", "R", "A", "U", "C", "F", "E"),
                    Map.of("CACHE", "off"),
                    Map.of("team", "x"),
                    "{\"nodeSelector\":{\"disk\":\"ssd\"},\"hostNetwork\":false}"),
                new ImageSettings(
                    "registry.example:5000",
                    new ImageSettings.Stack("b1", "r1"),
                    new ImageSettings.Stack("b2", "r2"),
                    new ImageSettings.Stack("b3", "r3")),
                3,
                20,
                List.of("clone", "build"),
                Set.of("build"),
                new BuildRetention(4, 1),
                new SandboxSettings(
                    true,
                    Map.of(
                        "nowhere",
                        "[]",
                        "dns",
                        "[{\"ports\":[{\"port\":53,\"protocol\":\"UDP\"}]}]"),
                    "nowhere",
                    new NamespaceLimits(
                        Map.of("pods", "3"),
                        Map.of("cpu", "1"),
                        Map.of("cpu", "10m"),
                        Map.of("cpu", "2")),
                    List.of("registry"),
                    "secrets",
                    Map.of("x", "y"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{namespce: x} | There is no setting 'namespce'",
        "{images: {usual: {bilder: x}}} | There is no setting 'images.usual.bilder'",
        "{namespace: 5} | Setting 'namespace' must be text",
        "{log_steps: clone} | Setting 'log_steps' must be a list of texts",
        "{keep: {good: 0}} | Setting 'keep.good' must be a whole number from 1",
        "{pipeline: [1]} | Setting 'pipeline' must be a mapping",
        "{sandboxes: {always: maybe}} | Setting 'sandboxes.always' must be true or false",
        "[1] | The file must be a mapping",
      })
  void refusesWhatItDoesNotKnow(String yaml, String sentence) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesASandboxWithoutItsUsualNetwork() {
    assertThatThrownBy(() -> read("sandboxes: {networks: {a: []}, network: b}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'b'");
  }
}

package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.CpuQuantity;
import org.toolforge.components.config.MemoryQuantity;
import org.toolforge.components.inmemory.document.YamlConfigReader;

class RuntimeSettingsReaderTest {

  private static RuntimeSettings read(String yaml) {
    return RuntimeSettingsReader.read(new YamlConfigReader().read(yaml));
  }

  @Test
  void isAsUsualWhereNothingIsSaid() {
    assertThat(read("{}")).isEqualTo(RuntimeSettings.DEFAULT);
    assertThat(read("{limits: {}, pods: {}, publish: {}, storage: {}, probes: {}}"))
        .isEqualTo(RuntimeSettings.DEFAULT);
  }

  @Test
  void takesEveryValue() {
    RuntimeSettings read =
        read(
            """
            launcher: [/bin/sh, -c]
            limits: {cpu: "2", memory: 1Gi, replicas: 4}
            grace_seconds: 10
            settling_seconds: 1
            pods: {user: 1000, group: 1001, storage_group: 1002, service_account: runner, pull_secrets: [a, b]}
            publish: {domain: tools.example, ingress_class: nginx}
            storage: {claim: home, path: "/home/{tool}"}
            probes: {period_seconds: 1, timeout_seconds: 2, failures: 4, startup_seconds: 8}
            results: {image: "upload:1", url: "https://components.example", ca_config_map: trust, user: 1000}
            """);

    assertThat(read)
        .isEqualTo(
            new RuntimeSettings(
                List.of("/bin/sh", "-c"),
                CpuQuantity.of("2"),
                MemoryQuantity.of("1Gi"),
                4,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                new RuntimeSettings.Pods(1000, 1001, 1002, "runner", List.of("a", "b")),
                new RuntimeSettings.Publishing("tools.example", "nginx"),
                new RuntimeSettings.Storage("home", "/home/{tool}"),
                new RuntimeSettings.Probes(1, 2, 4, 8),
                new RuntimeSettings.Results(
                    "upload:1", "https://components.example", "trust", 1000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{luncher: [x]} | There is no setting 'luncher'",
        "{limits: {cpus: x}} | There is no setting 'limits.cpus'",
        "{launcher: sh} | Setting 'launcher' must be a list of texts",
        "{limits: {cpu: lots}} | Setting 'limits.cpu' must be an amount of CPU",
        "{limits: {memory: '0'}} | Setting 'limits.memory' must be an amount of memory",
        "{limits: {replicas: 0}} | Setting 'limits.replicas' must be a whole number from 1",
        "{pods: {user: 0}} | Setting 'pods.user' must be a whole number from 1",
        "{publish: {domain: ''}} | Setting 'publish.domain' must",
        "{publish: {domain: 'a b'}} | Setting 'publish.domain' must",
        "{storage: {path: home}} | Setting 'storage.path' must",
        "{results: {image: x}} | Settings 'results.image' and 'results.url'",
        "{results: {image: x, url: ftp}} | Setting 'results.url' must be an address",
        "{probes: [1]} | Setting 'probes' must be a mapping",
        "[1] | The file must be a mapping",
      })
  void refusesWhatCannotBeMeant(String yaml, String sentence) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesToStartCommandsWithNothing() {
    assertThatThrownBy(() -> read("launcher: []"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("launcher");
  }
}

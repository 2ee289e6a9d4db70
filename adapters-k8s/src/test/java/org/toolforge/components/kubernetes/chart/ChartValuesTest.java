package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartValuesTest {

  private final Chart chart = Chart.ours();

  @Test
  void isWhatHelmAdvises() {
    assertThat(chart.lint().isFailed()).as("%s", chart.lint().getMessages()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replica: 3                                     | replica
          replicas: -1                                   | replicas
          replicas: two                                  | replicas
          image: {pullPolicy: Sometimes}                 | pullPolicy
          image: {digest: 'sha256:abc'}                  | digest
          image: {registry: here}                        | registry
          server: {logLevel: loud}                       | logLevel
          server: {buildTimeout: 0s}                     | buildTimeout
          server: {tokenLifetime: forever}               | tokenLifetime
          server: {keepDeployments: 0}                   | keepDeployments
          server: {allowFetch: [10.0.0.1]}               | allowFetch
          server: {administrators: [Not A Name]}         | administrators
          server: {extraEnv: [{value: nameless}]}        | extraEnv
          builds: {type: docker}                         | type
          builds: {perTool: 0}                           | perTool
          builds: {inAll: many}                          | inAll
          builds: {settings: {namespace: Not A Name}}    | namespace
          builds: {namespace: builds}                    | namespace
          tls: {clientCa: {secret: gateway}}             | clientCa
          tls: {certManager: {issuerRef: {kind: Other}}} | kind
          service: {port: 0}                             | port
          service: {type: ExternalName}                  | type
          podDisruptionBudget: {maxUnavailable: 0}       | maxUnavailable
          networkPolicy: {apiServer: {ports: []}}        | ports
          user: 0                                        | user
          resources: {limits: {memory: lots}}            | memory
          """)
  void refusesWhatCannotBeMeant(String values, String culprit) {
    assertThatThrownBy(() -> chart.render(values)).hasMessageContaining(culprit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls: {enabled: true}",
        "tls: {enabled: true, certManager: {enabled: true}}",
        "serviceAccount: {create: false}"
      })
  void saysWhatIsMissing(String values) {
    assertThatThrownBy(() -> chart.render(values)).hasMessageContaining("need");
  }
}

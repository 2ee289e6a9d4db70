package org.toolforge.components.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/tool/a/config, /api/v1/tool/a/config",
    "/v1/tool/a, /api/v1/tool/a",
    "/v1/tool/deployment/, /api/v1/tool/deployment",
    "/v1/tool/a/deployment, /api/v1/tool/a/deploy",
    "/v1/tool/a/deployment/, /api/v1/tool/a/deploy",
    "/v1/tool/a/deployment/latest/cancel, /api/v1/tool/a/deploy/latest/cancel",
    "/v1/tool/a/deployment/deployment, /api/v1/tool/a/deploy/deployment",
    "/v1/tool/a/deploy/token, /api/v1/tool/a/deploy/token",
    "/api/v1/tool/a/deployment/token, /api/v1/tool/a/deploy/token",
    "/api/v1/tool/deployment/config, /api/v1/tool/deployment/config",
    "/api/v1/tool/deployment/deployment, /api/v1/tool/deployment/deploy",
    "/v1/tool/a/deployments, /api/v1/tool/a/deployments",
    "/v1/healthz, /healthz",
    "/api/v1/healthz/, /healthz",
    "/v1/tool/a/runs/r/results/, /api/v1/tool/a/runs/r/results",
    "/v1/tool/a/runs/r/results/b, /api/v1/tool/a/runs/r/results/b",
    "/v1/tool/a/runs/r/results/b/c;d/../e, /api/v1/tool/a/runs/r/results/b%2Fc%3Bd%2F..%2Fe",
    "/api/v1/tool/a/runs/r/results//b, /api/v1/tool/a/runs/r/results/%2Fb",
    "/api/v1/tool/a/config/runs/r/results/b/c, /api/v1/tool/a/config/runs/r/results/b/c",
    "/healthz///, /healthz",
    "/, /",
    "//, /",
    "/v1, /v1",
    "/v1x/tool, /v1x/tool",
    "/deployment, /deployment",
  })
  void meanThePathsOfTheDescription(String sent, String meant) {
    assertThat(Aliases.path(sent)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "force-build=true, force_build=true",
    "force_build=true, force_build=true",
    "force-build, force_build",
    "a=b-c&d-e=f-g, a=b-c&d_e=f-g",
    "token=a-b=c-d, token=a-b=c-d",
    "&-&=-, &_&=-",
  })
  void meanTheNamesOfTheDescriptionInQueries(String sent, String meant) {
    assertThat(Aliases.query(sent)).isEqualTo(meant);
  }
}

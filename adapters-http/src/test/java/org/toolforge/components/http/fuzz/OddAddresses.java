package org.toolforge.components.http.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Addresses, most of them near one at which there is something. */
final class OddAddresses {

  private static final List<String> PATHS =
      List.of(
          "/api/v1/tool/T",
          "/v1/tool/T",
          "/api/v1/tool/T/config",
          "/v1/tool/T/config",
          "/v1/tool/T/config/generate",
          "/api/v1/tool/T/config/history",
          "/api/v1/tool/T/config/history/1",
          "/api/v1/tool/T/plan",
          "/v1/tool/T/deployment",
          "/api/v1/tool/T/deploy",
          "/v1/tool/T/deployment/latest",
          "/api/v1/tool/T/deploy/I",
          "/api/v1/tool/T/deploy/I/result",
          "/api/v1/tool/T/deploy/I/events",
          "/api/v1/tool/T/deploy/I/logs/web",
          "/v1/tool/T/deployment/I/cancel",
          "/api/v1/tool/T/deploy/I/retry",
          "/api/v1/tool/T/deploy/I/rollback",
          "/v1/tool/T/deployment/token",
          "/api/v1/tool/T/status",
          "/api/v1/tool/T/quotas",
          "/api/v1/tool/T/runs",
          "/v1/tool/T/runs/R",
          "/api/v1/tool/T/runs/R/logs",
          "/api/v1/tool/T/runs/R/results",
          "/api/v1/tool/T/runs/R/results/a/b",
          "/healthz",
          "/v1/healthz",
          "/readyz",
          "/metrics",
          "/openapi.json",
          "/openapi.yaml",
          "/config-schema.json",
          "/",
          "",
          "*",
          "http://localhost/healthz",
          "//",
          "localhost:80");

  private static final List<String> PIECES =
      List.of(
          "..",
          ".",
          "%2e%2e",
          "%2e",
          "%2f",
          "%5c",
          "\\",
          ";",
          ";a=b",
          "//",
          "/",
          "%",
          "%zz",
          "%0",
          "%00",
          "%0a",
          "%0d%0a",
          "%ff",
          "%c0%af",
          "%f0%9f%98%80",
          "\u00e9",
          "\u0001",
          " ",
          "{",
          "}",
          "{tool}",
          "|",
          "^",
          "\"",
          "<x>",
          "~",
          "+",
          "?",
          "#",
          "&",
          "=",
          ":",
          "@",
          "%25",
          "%u0041",
          "latest",
          "victim",
          "mine",
          "-",
          "_",
          "A",
          "0",
          "99999999999999999999",
          "x".repeat(9_000));

  private static final List<String> QUERIES =
      List.of(
          "force-build=maybe",
          "force_build=true",
          "force-run=",
          "only_plan=yes",
          "component=",
          "component=web&component=%00",
          "component=NO",
          "plan=",
          "plan=plan-%zz",
          "wait=-1",
          "wait=1",
          "wait=x",
          "wait=99999999999",
          "wait=0.5",
          "follow=maybe",
          "follow=true",
          "kind=run",
          "kind=",
          "kind=build",
          "token=",
          "token=x",
          "token=%ff",
          "token=a&token=b",
          "&",
          "=",
          "%",
          "%zz=1",
          "a=%",
          "a=\u00e9",
          "a={b}",
          "%00",
          "x=" + "y".repeat(9_000),
          "???",
          "force%2Dbuild=true",
          "-=-",
          "a[]=1");

  private OddAddresses() {}

  static String of(RandomGenerator random) {
    String address =
        OddRequest.one(PATHS, random)
            .replace("T", random.nextInt(10) == 0 ? "victim" : "mine")
            .replace("I", random.nextInt(3) == 0 ? "some-id" : "latest");
    for (int odd = random.nextInt(3); odd > 0; odd--) {
      int at = random.nextInt(address.length() + 1);
      if (random.nextBoolean() && address.indexOf('/', at) >= 0) {
        at = address.indexOf('/', at) + 1;
      }
      address = address.substring(0, at) + OddRequest.one(PIECES, random) + address.substring(at);
    }
    for (int more = Math.max(0, random.nextInt(4) - 1); more > 0; more--) {
      address += (address.contains("?") ? "&" : "?") + OddRequest.one(QUERIES, random);
    }
    return address;
  }
}

package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.RawConnection;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;
import org.toolforge.components.http.results.TestTar;
import org.toolforge.components.run.RunId;

@Timeout(60)
class ResultsTest {

  private static final String TOOL = "/api/v1/tool/mytool";
  private static final ToolName NAME = new ToolName("mytool");

  private static TestServer server;
  private static TestClient client;
  private static String leftOnce = "";

  private String run = "";

  @BeforeAll
  static void leaveResults() {
    server = TestServer.start();
    client = server.as("mytool");
    server
        .script()
        .onDemand("web")
        .leaves("report.csv", "0123456789")
        .leaves("a/zwölf ☃;x=1 50%+?.txt", "odd")
        .leaves("page.html", "<script>alert(1)</script>")
        .leaves("empty", "");
    assertThat(client.post(TOOL + "/config", Configs.WEB).status()).isEqualTo(200);
    assertThat(client.post(TOOL + "/deploy").status()).isEqualTo(200);
    client.getUntil(TOOL + "/deploy/latest", "status", "successful");
    leftOnce = newRun();
  }

  @BeforeEach
  void lookAtIt() {
    run = leftOnce;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String newRun() {
    String path = client.post(TOOL + "/runs", "{\"component\": \"web\"}").header("Location");
    client.getUntil(path, "status", "successful");
    return path;
  }

  private Reply fetch(String path, String... headers) {
    TestClient asking = client;
    for (int at = 0; at < headers.length; at += 2) {
      asking = asking.with(headers[at], headers[at + 1]);
    }
    return asking.get(run + "/results/" + path);
  }

  private Reply put(TestClient by, byte[] archive) {
    return by.with("Content-Type", "application/x-tar").send("PUT", run + "/results", archive);
  }

  private RawConnection raw(String method, String path, String headers) {
    return server
        .connect()
        .send(
            "%s %s/results/%s HTTP/1.1\r\nHost: x\r\nx-toolforge-tool: mytool\r\n%sConnection: close\r\n\r\n"
                .formatted(method, run, path, headers));
  }

  @Test
  void areListedByPath() {
    JsonNode results = client.get(run + "/results").data().path("results");

    assertThat(results.findValuesAsText("path"))
        .containsExactly("a/zwölf ☃;x=1 50%+?.txt", "empty", "page.html", "report.csv");
    assertThat(results.findValuesAsText("size")).containsExactly("3", "0", "25", "10");
    assertThat(results.findValuesAsText("content_type"))
        .containsExactly(
            "text/plain;charset=utf-8", "application/octet-stream", "text/html", "text/csv");
  }

  @Test
  void comeAsTheyAreAndAreNeverAPageOfThisServer() {
    Reply page = fetch("page.html");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("<script>alert(1)</script>");
    assertThat(page.header("Content-Type")).isEqualTo("text/html");
    assertThat(page.header("Content-Length")).isEqualTo("25");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    assertThat(page.header("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''page.html");
    assertThat(page.header("ETag")).matches("\"[A-Za-z0-9-]+\"");
    assertThat(fetch("empty").status()).isEqualTo(200);
    assertThat(fetch("empty").header("Content-Length")).isEqualTo("0");
    assertThat(fetch("report.csv", "Accept", "image/png").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/zw%C3%B6lf%20%E2%98%83;x=1%2050%25+%3F.txt",
        "a%2Fzw%c3%b6lf%20%E2%98%83%3Bx%3D1%2050%25%2B%3F.txt",
      })
  void areFoundUnderAnyName(String path) {
    assertThat(fetch(path).body()).isEqualTo("odd");
    assertThat(client.get((run + "/results/" + path).replace("/api/v1/", "/v1/")).body())
        .isEqualTo("odd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../results/report.csv",
        "..",
        "../..",
        "..%2f..%2fconfig",
        "%2e%2e/report.csv",
        "%2E%2E%2Freport.csv",
        "a/../report.csv",
        "a/%2e%2e/report.csv",
        "a/..%2freport.csv",
        "./report.csv",
        "%2e/report.csv",
        "/report.csv",
        "a//b",
        "%2fetc%2fpasswd",
        "..\\report.csv",
        "a\\..\\report.csv",
        "..%5creport.csv",
        "..;/report.csv",
        "report.csv%0a",
        "%c0%ae%c0%ae/report.csv",
        "%252e%252e%252freport.csv",
        "no-such-file",
        "a",
      })
  void areNotFoundWhereNoneCanLie(String path) {
    String answer = raw("GET", path, "").all();

    assertThat(answer).startsWith("HTTP/1.1 404 ");
    assertThat(answer).contains("Content-Type: application/json", "\"error\":[\"Unable to find");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0123, bytes 0-3/10",
    "bytes=3-3, 3, bytes 3-3/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-2, 89, bytes 8-9/10",
    "bytes=5-99, 56789, bytes 5-9/10",
    "bytes=-99, 0123456789, bytes 0-9/10",
  })
  void comeInParts(String range, String part, String contentRange) {
    Reply reply = fetch("report.csv", "Range", range);

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.body()).isEqualTo(part);
    assertThat(reply.header("Content-Range")).isEqualTo(contentRange);
    assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(part.length()));
    assertThat(reply.header("ETag")).isEqualTo(fetch("report.csv").header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=4-2", "lines=1-2", "bytes=x-", "0-1"})
  void comeWholeWhenThePartIsNoneThatIsUnderstood(String range) {
    Reply reply = fetch("report.csv", "Range", range);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("0123456789");
    assertThat(reply.header("Accept-Ranges")).isEqualTo("bytes");
  }

  @Test
  void haveNoPartBeyondTheirEnd() {
    Reply reply = fetch("report.csv", "Range", "bytes=10-");

    assertThat(reply.status()).isEqualTo(416);
    assertThat(reply.header("Content-Range")).isEqualTo("bytes */10");
    assertThat(reply.errors()).singleElement().asString().contains("10 bytes");
    assertThat(fetch("empty", "Range", "bytes=0-").status()).isEqualTo(416);
  }

  @Test
  void comeInPartsOnlyIfTheyAreStillTheSame() {
    String tag = fetch("report.csv").header("ETag");

    assertThat(fetch("report.csv", "Range", "bytes=8-", "If-Range", tag).body()).isEqualTo("89");
    for (String other : List.of("\"other\"", "W/" + tag, "Sat, 04 Apr 2026 12:00:00 GMT")) {
      Reply whole = fetch("report.csv", "Range", "bytes=8-", "If-Range", other);
      assertThat(whole.status()).as(other).isEqualTo(200);
      assertThat(whole.body()).isEqualTo("0123456789");
    }
    Reply known = fetch("report.csv", "If-None-Match", "\"x\", " + tag);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.header("ETag")).isEqualTo(tag);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void areDescribedWithoutTheirBytes() {
    String head = raw("HEAD", "report.csv", "Range: bytes=0-1\r\n").all();

    assertThat(head)
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Length: 10\r\n", "Content-Type: text/csv\r\n", "ETag: \"")
        .endsWith("\r\n\r\n");
    assertThat(raw("HEAD", "other", "").all()).startsWith("HTTP/1.1 404 ");
    assertThat(client.send("HEAD", run, (String) null).status()).isEqualTo(405);
  }

  @Test
  void areBroughtByTheToolAsAnArchive() {
    run = newRun();
    byte[] every = new byte[256];
    for (int octet = 0; octet < every.length; octet++) {
      every[octet] = (byte) octet;
    }
    byte[] archive =
        new TestTar()
            .entry("./", '5', new byte[0])
            .file("./deep/er/bytes.bin", every)
            .file("report.csv", "new")
            .entry("link", '2', new byte[0])
            .whole();

    Reply reply = put(client, archive);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.data().path("results").findValuesAsText("path"))
        .contains("deep/er/bytes.bin", "report.csv")
        .doesNotContain("link");
    assertThat(reply.warnings())
        .containsExactly("1 entries of the archive are no files, and were left out.");
    assertThat(fetch("report.csv").body()).isEqualTo("new");
    String answer = raw("GET", "deep/er/bytes.bin", "").all();
    assertThat(answer).contains("Content-Length: 256\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/etc/passwd", "a/../../b"})
  void neverLieOutsideOfTheirFolder(String name) {
    run = newRun();

    Reply reply = put(client, new TestTar().file("good", "x").file(name, "x").whole());

    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.errors()).singleElement().asString().contains("'" + name + "'");
    assertThat(client.get(run + "/results").data().path("results").findValuesAsText("path"))
        .contains("good")
        .noneMatch(path -> path.contains("outside") || path.contains("passwd") || path.equals("b"));
  }

  @Test
  void areBroughtByTheRunWithItsTokenAndByNobodyElse() {
    run = newRun();
    RunId id = new RunId(run.substring(run.lastIndexOf('/') + 1));
    String token = server.runs().uploadToken(NAME, id);
    String other = server.runs().uploadToken(NAME, new RunId("run-20260404-120000-k3v9x2m7qp"));
    byte[] archive = new TestTar().file("mine", "yes").whole();
    TestClient itself = server.anybody().bearing(token);

    assertThat(put(itself, archive).status()).isEqualTo(200);
    assertThat(fetch("mine").body()).isEqualTo("yes");
    assertThat(put(server.anybody().bearing(other), archive).status()).isEqualTo(401);
    assertThat(put(server.anybody().bearing("wrong"), archive).status()).isEqualTo(401);
    assertThat(put(server.anybody(), archive).status()).isEqualTo(401);
    assertThat(put(server.as("other"), archive).status()).isEqualTo(403);
    assertThat(put(server.as("other").bearing(token), archive).status()).isEqualTo(403);
    String deploy = server.tokens().create(NAME).value();
    assertThat(put(server.anybody().bearing(deploy), archive).status()).isEqualTo(403);
    assertThat(itself.get(run).status()).isNotEqualTo(200);
    assertThat(itself.get(run + "/results").status()).isNotEqualTo(200);
    assertThat(itself.get(run + "/results/mine").status()).isNotEqualTo(200);
    assertThat(itself.delete(run).status()).isNotEqualTo(200);
    assertThat(String.join("\n", server.log())).doesNotContain(token);
  }

  @Test
  void areRefusedWhenTheArchiveIsNoneOrNotWhole() {
    run = newRun();
    assertThat(put(client, "hello".repeat(500).getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(400);
    assertThat(put(client, new TestTar().file("a", "b").cutShort()).status()).isEqualTo(400);
    assertThat(put(client, new byte[0]).status()).isEqualTo(400);
    assertThat(
            client.with("Content-Type", "text/plain").send("PUT", run + "/results", "x").status())
        .isEqualTo(415);
    assertThat(client.get(run + "/results").data().path("results").findValuesAsText("path"))
        .as("what came whole is kept")
        .contains("a");
    assertThat(server.streams()).isZero();
  }
}

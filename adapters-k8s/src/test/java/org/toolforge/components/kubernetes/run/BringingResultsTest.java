package org.toolforge.components.kubernetes.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.kubernetes.harness.Await;

/** The scripts in the pod of a run, with the shell, the tar and the curl of this machine. */
class BringingResultsTest {

  private static final int BIG = 20_000_000;
  private static final int GONE = -1;

  @TempDir Path folder;

  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private String body = "";

  BringingResultsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
    for (String name : List.of("results", "outcome", "received")) {
      Files.createDirectory(folder.resolve(name));
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    requests.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Authorization")));
    int status = answers.isEmpty() ? 200 : answers.remove();
    try (exchange) {
      if (status == GONE) {
        return;
      }
      Path packed = folder.resolve("packed.tar");
      Files.copy(exchange.getRequestBody(), packed, StandardCopyOption.REPLACE_EXISTING);
      exchange.sendResponseHeaders(status, 0);
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  private Process begin(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "RESULTS_DIR", folder.resolve("results").toString(),
                "OUTCOME_DIR", folder.resolve("outcome").toString(),
                "TOLD", folder.resolve("told").toString(),
                "UPLOAD_URL",
                    "http://127.0.0.1:%d/results".formatted(server.getAddress().getPort()),
                "UPLOAD_TOKEN", "the-token",
                "UPLOAD_CA", "",
                "UPLOAD_PAUSE", "0"));
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private Process command(String text) throws IOException {
    List<String> words = new ArrayList<>(ResultUpload.noting());
    words.addAll(List.of("/bin/sh", "-c", text));
    return begin(words.toArray(String[]::new));
  }

  private int bring() throws IOException, InterruptedException {
    return end(begin("/bin/sh", "-c", ResultUpload.BRING_RESULTS));
  }

  private UploadReport told() throws IOException {
    return UploadReport.of(Files.readString(folder.resolve("told"))).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "true, 0",
        "exit 3, 3",
        "exec false, 1",
        "if, 2",
        "no-such-command, 127",
        "kill -9 $$, 137",
        "`trap 'exit 7' EXIT; false`, 7",
        "`trap '' TERM; kill -TERM $PPID; exit 4`, 4",
        "`set -e; false; echo no`, 1",
      })
  void endsAsTheCommandDid(String text, int code) throws IOException, InterruptedException {
    assertThat(end(command(text))).isZero();

    assertThat(bring()).isEqualTo(code);
    assertThat(told()).isEqualTo(new UploadReport(code, 0, ""));
    assertThat(requests).containsExactly("PUT /results application/x-tar Bearer the-token");
  }

  @Test
  void passesOnThatTheCommandIsToEnd() throws IOException, InterruptedException {
    Process process =
        command(
            "trap 'echo bye; exit 9' TERM; : >\"$OUTCOME_DIR/on\"; while :; do sleep 0.05; done");
    Await.until("it runs", () -> Files.exists(folder.resolve("outcome/on")));
    process.destroy();

    assertThat(end(process)).isZero();
    assertThat(Files.readString(folder.resolve("outcome/exit-code"))).isEqualTo("9");
    assertThat(Files.readString(folder.resolve("log"))).isEqualTo("bye\n");
  }

  @Test
  void bringsEveryFileByteForByteWhateverItsName() throws IOException, InterruptedException {
    byte[] big = new byte[BIG];
    new Random(1).nextBytes(big);
    Path results = folder.resolve("results");
    Files.write(results.resolve("big"), big);
    Files.createDirectories(results.resolve("a folder/-rf"));
    Files.writeString(results.resolve("a folder/-rf/two\nlines \"ü\" 🙂 $HOME `x`"), "content");
    Files.writeString(results.resolve(".hidden"), "");
    Files.createSymbolicLink(results.resolve("link"), Path.of("nowhere"));
    assertThat(end(command("exit 5"))).isZero();

    assertThat(bring()).isEqualTo(5);
    Path received = folder.resolve("received");
    assertThat(
            end(
                begin(
                    "tar",
                    "-C",
                    received.toString(),
                    "-xf",
                    folder.resolve("packed.tar").toString())))
        .isZero();
    assertThat(Files.mismatch(received.resolve("big"), results.resolve("big"))).isEqualTo(-1);
    assertThat(received.resolve("a folder/-rf/two\nlines \"ü\" 🙂 $HOME `x`"))
        .hasContent("content");
    assertThat(received.resolve(".hidden")).isEmptyFile();
    assertThat(received.resolve("link")).isSymbolicLink();
  }

  @Test
  void triesAgainWhileNobodyTakesThem() throws IOException, InterruptedException {
    answers.addAll(Arrays.asList(503, GONE, 429, 200));
    assertThat(end(command("exit 3"))).isZero();

    assertThat(bring()).isEqualTo(3);
    assertThat(requests).hasSize(4);
  }

  @Test
  void givesUpLoudly() throws IOException, InterruptedException {
    server.stop(0);
    assertThat(end(command("true"))).isZero();

    assertThat(bring()).isEqualTo(1);
    assertThat(told().isBrought()).isFalse();
    assertThat(told().isRefused()).isFalse();
    assertThat(told().trouble()).contains("curl");
  }

  @Test
  void tellsWhyTheyAreRefused() throws IOException, InterruptedException {
    answers.add(413);
    body = "{\"messages\": {\"error\": [\"That is too much.\"]}}";
    assertThat(end(command("exit 3"))).isZero();

    assertThat(bring()).isEqualTo(1);
    assertThat(requests).hasSize(1);
    assertThat(told()).isEqualTo(new UploadReport(3, 413, "That is too much."));
  }

  @Test
  void believesNoNonsenseAboutTheEndOfTheCommand() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("outcome/exit-code"), "0; rm -rf /");

    assertThat(bring()).isEqualTo(1);
    assertThat(requests).isEmpty();
    assertThat(told().trouble()).isEqualTo("how the command ended was not noted");
  }
}

package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no server can make the fetcher do, and what it says about servers that try. */
@Timeout(20)
final class FetchLimitsTest extends Fetching {

  private static final FetchPolicy SMALL =
      new FetchPolicy(LOOPBACK.allowed(), Duration.ofSeconds(10), 10, 3);
  private static final FetchPolicy FAST =
      new FetchPolicy(LOOPBACK.allowed(), Duration.ofMillis(300), 1_000_000, 3);

  @Test
  void takesADocumentOfJustTheGreatestSize() {
    under(SMALL);
    site.serves("/config", "0123456789");

    assertThat(text(site.at("/config"))).isEqualTo("0123456789");
  }

  @Test
  void refusesALargerDocument() {
    under(SMALL);
    site.serves("/config", "0123456789X");

    assertRefused(site.at("/config"))
        .endsWith(
            "the document is larger than the 10 bytes that a config may have. Make it smaller.");
  }

  @Test
  void stopsReadingADocumentThatDoesNotTellItsSize() {
    under(SMALL);
    site.drips("/config");

    assertRefused(site.at("/config")).contains("larger than the 10 bytes");
  }

  @Test
  void waitsForDrippingBytesNoLongerThanTheDeadline() {
    under(FAST);
    site.drips("/config");

    assertUnavailable(site.at("/config")).contains("it did not arrive within 0.3 seconds");
  }

  @Test
  void waitsForASilentServerNoLongerThanTheDeadline() throws IOException {
    under(FAST);
    try (ServerSocket silent = socket()) {
      assertUnavailable(at("http", silent)).contains("it did not arrive within 0.3 seconds");
    }
  }

  @Test
  void waitsForANameNoLongerThanTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    resolving(
        FAST,
        host -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        });

    assertUnavailable(site.at("slow.example", "/config"))
        .contains("it did not arrive within 0.3 seconds");
  }

  @Test
  void countsRedirectsIntoTheDeadline() {
    under(FAST);
    site.redirects("/config", "/drips");
    site.drips("/drips");

    assertUnavailable(site.at("/config")).contains("it did not arrive within 0.3 seconds");
  }

  @Test
  void refusesCompressedDocumentsSinceTheyMayBeBombs() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("abc".getBytes(StandardCharsets.UTF_8));
    }
    site.serves("/config", 200, compressed.toByteArray(), "Content-Encoding", "gzip");

    assertRefused(site.at("/config")).contains("its server sends the document compressed");
  }

  @Test
  void takesADocumentThatSaysThatItIsNotCompressed() {
    site.serves("/config", "abc", "Content-Encoding", "identity");

    assertThat(text(site.at("/config"))).isEqualTo("abc");
  }

  @ParameterizedTest
  @CsvSource({
    "201, Use an address that gives the document.",
    "204, Use an address that gives the document.",
    "304, Use an address that gives the document.",
    "400, Use an address that gives the document.",
    "401, Make the document readable without signing in.",
    "403, Make the document readable without signing in.",
    "404, 'Check the address, or put the document there.'",
    "407, Use an address that gives the document.",
    "410, 'Check the address, or put the document there.'",
  })
  void refusesOtherAnswersForGood(int status, String advice) {
    site.serves("/config", status, new byte[0], "WWW-Authenticate", "Basic realm=\"secret\"");

    assertRefused(site.at("/config"))
        .contains("its server answers with status " + status)
        .endsWith(advice);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void takesServersInTroubleForUnavailable(int status) {
    site.serves("/config", status, "internal secret".getBytes(StandardCharsets.UTF_8));

    assertUnavailable(site.at("/config"))
        .contains("its server answers with status " + status)
        .doesNotContain("secret");
  }

  @Test
  void saysThatNobodyListens() {
    URI url = site.at("/config");
    site.close();

    assertUnavailable(url).contains("the host 127.0.0.1 does not accept connections");
  }

  @Test
  void saysThatAnAddressHasNoHttps() throws Exception {
    try (ServerSocket odd = socket()) {
      Thread server = answerOnce(odd, "HTTP/1.1 400 Bad Request\r\n\r\n");
      assertRefused(at("https", odd))
          .contains("no secure connection to the host 127.0.0.1 can be made");
      server.join();
    }
  }

  @Test
  void survivesAServerThatSpeaksNoHttp() throws Exception {
    try (ServerSocket odd = socket()) {
      Thread server = answerOnce(odd, "220 secret ESMTP\r\n");
      assertUnavailable(at("http", odd))
          .contains("the connection to the host 127.0.0.1 broke")
          .doesNotContain("secret");
      server.join();
    }
  }

  private static ServerSocket socket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static URI at(String scheme, ServerSocket socket) {
    return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/config");
  }

  private static Thread answerOnce(ServerSocket server, String answer) {
    return Thread.startVirtualThread(() -> {
      try (Socket socket = server.accept()) {
        // An answer before the question may go unread.
        int question = socket.getInputStream().read();
        assertThat(question).isNotNegative();
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        // Until the other side hangs up.
        var unused = socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The other side may hang up the hard way.
      }
    });
  }
}

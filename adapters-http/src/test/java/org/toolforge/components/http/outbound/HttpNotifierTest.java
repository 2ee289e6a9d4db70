package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackSignature;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.config.ToolName;

final class HttpNotifierTest {

  private static final FetchPolicy LOOPBACK =
      new FetchPolicy(List.of(AddressRange.parse("127.0.0.0/8")), Duration.ofSeconds(10), 1024, 0);
  private static final Instant NOW = Instant.parse("2026-04-04T12:00:00.5Z");
  private static final ToolName TOOL = new ToolName("mytool");
  private static final SigningKey KEY =
      SigningKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private static final Notice NOTICE =
      new Notice(
          "mytool-deploy-1",
          TOOL,
          Notice.Kind.DEPLOYMENT,
          "failed",
          "Build of \"äpi\" failed",
          Instant.parse("2026-04-04T11:59:00Z"));

  private final Receiver receiver = Receiver.start();
  private HttpNotifier notifier = notifier(LOOPBACK, Names.SYSTEM);

  private static HttpNotifier notifier(FetchPolicy policy, Names names) {
    return new HttpNotifier(() -> KEY, policy, () -> NOW, names, new SslContextFactory.Client());
  }

  private void use(FetchPolicy policy, Names names) {
    notifier.close();
    notifier = notifier(policy, names);
  }

  @AfterEach
  void close() {
    notifier.close();
    receiver.close();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsWhatEndedAndSignsIt() {
    notifier.call(receiver.url("/hook?token=a%20b"), NOTICE);

    assertThat(receiver.calls())
        .singleElement()
        .satisfies(call -> {
          assertThat(call.method()).isEqualTo("POST");
          assertThat(call.path()).isEqualTo("/hook?token=a%20b");
          assertThat(call.body())
              .isEqualTo(
                  "{\"type\":\"deployment.ended\",\"timestamp\":\"2026-04-04T11:59:00Z\","
                      + "\"data\":{\"tool\":\"mytool\",\"id\":\"mytool-deploy-1\","
                      + "\"status\":\"failed\",\"message\":\"Build of \\\"äpi\\\" failed\"}}");
          assertThat(call.header("Content-type")).isEqualTo("application/json");
          assertThat(call.header("User-agent")).isEqualTo("toolforge-components");
          assertThat(call.header("Webhook-id")).isEqualTo("mytool-deploy-1");
          assertThat(call.header("Webhook-timestamp")).isEqualTo("1775304000");
          assertThat(call.header("Webhook-signature"))
              .isEqualTo(
                  CallbackSignature.of(
                      CallbackSignature.keyOf(TOOL, KEY),
                      "mytool-deploy-1",
                      1_775_304_000,
                      call.body()));
        });
  }

  @Test
  void tellsOfRuns() {
    notifier.call(
        receiver.url("/"), new Notice("run-1", TOOL, Notice.Kind.RUN, "successful", "", NOW));

    assertThat(receiver.calls().getFirst().body()).contains("\"type\":\"run.ended\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void takesEverySuccessForOne(int status) {
    receiver.answers(Receiver.status(status));

    notifier.call(receiver.url("/"), NOTICE);

    assertThat(receiver.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 401, 404, 408, 429, 500, 503})
  void maySucceedAfterAnyFailure(int status) {
    receiver.answers(Receiver.status(status));

    assertThatThrownBy(() -> notifier.call(receiver.url("/secret"), NOTICE))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("with status " + status)
        .hasMessageStartingWith("Unable to call 127.0.0.1 back: ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void noticesThatNobodyWantsToBeCalledAnyMore() {
    receiver.answers(Receiver.status(410));

    assertThatThrownBy(() -> notifier.call(receiver.url("/"), NOTICE))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessage(
            "Unable to call 127.0.0.1 back: it answers with status 410, so it wants no calls any"
                + " more.");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirectAnywhere(int status) {
    try (Receiver inside = Receiver.start()) {
      receiver.answers(
          Receiver.status(status, "Location", inside.url("localhost", "/").toString()));

      assertThatThrownBy(() -> notifier.call(receiver.url("/"), NOTICE))
          .isInstanceOf(ComponentsException.Unavailable.class)
          .hasMessageContaining("redirects are not followed. Give the final address");
      assertThat(inside.calls()).isEmpty();
    }
    assertThat(receiver.calls()).hasSize(1);
  }

  @Test
  void reachesAReceiverAgainThatWasDown() {
    int port = receiver.port();
    CallbackUrl url = receiver.url("/");
    receiver.close();
    assertThatThrownBy(() -> notifier.call(url, NOTICE))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessage("Unable to call 127.0.0.1 back: it does not accept connections.");

    try (Receiver back = Receiver.on(port)) {
      notifier.call(url, NOTICE);

      assertThat(back.calls()).hasSize(1);
    }
  }

  @Test
  void doesNotWaitForeverForAnAnswer() {
    use(new FetchPolicy(LOOPBACK.allowed(), Duration.ofMillis(500), 1024, 0), Names.SYSTEM);
    receiver.answers(Receiver.never());

    long start = System.nanoTime();
    assertThatThrownBy(() -> notifier.call(receiver.url("/"), NOTICE))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessage("Unable to call 127.0.0.1 back: it does not answer in time.");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void readsNoAnswerToItsEndThatHasNone() {
    receiver.answers(Receiver.endless());

    long start = System.nanoTime();
    notifier.call(receiver.url("/"), NOTICE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/",
        "http://localhost:PORT/",
        "http://LOCALHOST:PORT/",
        "http://2130706433:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://0.0.0.0:PORT/",
        "http://[::1]:PORT/",
        "http://[::]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/",
        "http://[64:ff9b::7f00:1]:PORT/",
        "http://[2002:7f00:1::]:PORT/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/"
      })
  void callsNobodyInside(String url) {
    use(FetchPolicy.usual(), Names.SYSTEM);
    CallbackUrl inside = CallbackUrl.of(url.replace("PORT", Integer.toString(receiver.port())));

    assertThatThrownBy(() -> notifier.call(inside, NOTICE))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageStartingWith("Unable to call ");
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void callsNobodyWhoseNameLeadsInside() {
    use(LOOPBACK, host -> List.of(address("127.0.0.1"), address("10.0.0.1")));

    assertThatThrownBy(() -> notifier.call(receiver.url("mixed.example", "/"), NOTICE))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessage(
            "Unable to call mixed.example back: it has an address that is not public. Use a public"
                + " receiver, or ask the administrators to allow this host.");
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void checksTheVeryAddressesThatItCalls() {
    AtomicInteger lookups = new AtomicInteger();
    use(
        LOOPBACK,
        host -> List.of(address(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1")));

    notifier.call(receiver.url("rebinding.example", "/"), NOTICE);
    Throwable second =
        catchThrowable(() -> notifier.call(receiver.url("rebinding.example", "/"), NOTICE));

    assertThat(second).isInstanceOf(ComponentsException.Forbidden.class);
    assertThat(receiver.calls()).hasSize(1);
  }

  @Test
  void givesUpOnNobodyForWhatIsWrongWithTheKey() {
    notifier.close();
    notifier =
        new HttpNotifier(
            () -> {
              throw new ComponentsException.Forbidden("Nobody may read it.");
            },
            LOOPBACK,
            () -> NOW,
            Names.SYSTEM,
            new SslContextFactory.Client());

    assertThatThrownBy(() -> notifier.call(receiver.url("/"), NOTICE))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessage("Unable to sign callbacks: Nobody may read it.");
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void triesAgainWhatHasNoAddressNow() {
    use(
        LOOPBACK,
        host -> {
          throw new UnknownHostException(host);
        });

    assertThatThrownBy(() -> notifier.call(receiver.url("new.example", "/"), NOTICE))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessage("Unable to call new.example back: no address is known for it.");
  }
}

package org.toolforge.components.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;

class CallbackSignatureTest {

  private static final SigningKey KEY =
      SigningKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  /** Made with {@code openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary}. */
  @Test
  void signsAsOthersDo() {
    assertThat(CallbackSignature.of(KEY, "msg_1", 1_767_225_600, "{\"type\": \"ünïcode\"}"))
        .isEqualTo("v1,HjTPHhLnxy5bf1qVY3AzugQkw+Pm6OSvweU+00UN488=");
  }

  @Test
  void makesTheSignatureThatTheDocumentationShows() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "callbacks.md"));
    SigningKey key = SigningKey.of(Base64.getDecoder().decode(line(page, "whsec_")));

    assertThat(
            CallbackSignature.of(
                key,
                line(page, "webhook-id: "),
                Long.parseLong(line(page, "webhook-timestamp: ")),
                "{\"type\"" + line(page, "{\"type\"")))
        .isEqualTo(line(page, "webhook-signature: "));
  }

  /** What follows that in the first line that begins with it. */
  private static String line(String page, String start) {
    return page.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsAKeyInTheFormThatReceiversKnow() {
    assertThat(CallbackSignature.shown(KEY))
        .isEqualTo("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  }

  @Test
  void givesEachToolAKeyOfItsOwn() {
    SigningKey one = CallbackSignature.keyOf(new ToolName("one"), KEY);

    assertThat(one)
        .isEqualTo(CallbackSignature.keyOf(new ToolName("one"), KEY))
        .isNotEqualTo(CallbackSignature.keyOf(new ToolName("other"), KEY))
        .isNotEqualTo(KEY);
  }

  @Test
  void aKeyDoesNotShowItself() {
    assertThat(KEY).hasToString("SigningKey[hidden]");
  }
}

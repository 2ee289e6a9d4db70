package org.toolforge.components.kubernetes.build.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.kubernetes.log.PrintedLine;

class MaskTest {

  private static final String SECRET = "s3cr3t/to+ken";

  private final Mask mask = Mask.of(List.of(SECRET));

  @Test
  void hidesASecretWhereverItIs() {
    assertThat(mask.hide("a" + SECRET + "b " + SECRET + SECRET)).isEqualTo("a***b ***");
    assertThat(mask.hide("nothing here")).isEqualTo("nothing here");
  }

  @Test
  void hidesWhatOverlaps() {
    Mask both = Mask.of(List.of("abcdefgh", "efghijkl", "abcdef"));

    assertThat(both.hide("-abcdefghijkl-abcdefg-")).isEqualTo("-***-***g-");
  }

  @Test
  void hidesASecretInBase64WhereverItBeginsThere() {
    for (String before : List.of("", "u", "us", "use", "user:")) {
      for (String after : List.of("", "x", "xy", "xyz")) {
        String whole = before + SECRET + after;
        String encoded = Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8));

        assertThat(mask.hide("Basic " + encoded)).contains("***").hasSizeLessThan(encoded.length());
      }
    }
  }

  @Test
  void hidesASecretAsAPartOfAUrl() {
    assertThat(mask.hide("x=s3cr3t%2Fto%2Bken")).isEqualTo("x=***");
  }

  @Test
  void hidesEachLineOfASecret() {
    Mask lines =
        Mask.of(List.of("-----BEGIN KEY-----\nfirstline\nsecondline\n-----END KEY-----\n"));

    assertThat(lines.hide("got secondline here")).isEqualTo("got *** here");
    assertThat(lines.hide("firstline\\nsecondline")).isEqualTo("***\\n***");
  }

  @Test
  void hidesNothingThatIsTooShortToBeASecret() {
    assertThat(Mask.of(List.of("", "git", " true ")).hide("git is true")).isEqualTo("git is true");
  }

  @Test
  void hidesASecretOfAnyLength() {
    Random random = new Random(1);
    byte[] bytes = new byte[50_000];
    random.nextBytes(bytes);
    String secret = Base64.getEncoder().encodeToString(bytes);
    Mask large = Mask.of(List.of(secret));

    assertThat(large.hide("<" + secret + ">")).isEqualTo("<***>");
    assertThat(large.longest()).isLessThan(200);
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:token@host/path, https://***@host/path",
    "https://token@host, https://***@host",
    "git clone 'https://a:b@host/x' failed, git clone 'https://***@host/x' failed",
    "https://a:p@ss@host/x, https://***@host/x",
    "https://a:pa/ss@host/x, https://***@host/x",
    "https:\\/\\/user:token@host, https:\\/\\/***@host",
    "https://registry.example.org/@scope/package, https://registry.example.org/@scope/package",
    "https://host:8080/a@b https://u:p@h, https://host:8080/a@b https://***@h",
    "http://[::1]:80/a@b, http://[::1]:80/a@b",
    "me@example.org, me@example.org",
    "https://host and me@example.org, https://host and me@example.org",
  })
  void hidesUserAndPasswordInUrls(String text, String shown) {
    assertThat(Mask.OF_URLS.hide(text)).isEqualTo(shown);
  }

  @Test
  void showsNoPartOfASecretWhereALineIsCut() {
    for (int before = 70; before <= 110; before++) {
      String text = "x".repeat(before) + SECRET + "y".repeat(500);
      Shown shown = new Shown(mask, 100);
      PrintedLine cut =
          new PrintedLine(Instant.EPOCH, true, text.substring(0, shown.longest()), true, true);

      assertThat(shown.text(cut)).doesNotContain("s3").contains("left out");
    }
  }

  @Test
  void showsNoPasswordOfAUrlThatIsCut() {
    PrintedLine cut =
        new PrintedLine(Instant.EPOCH, true, "https://user:" + "p".repeat(87), true, true);

    assertThat(new Shown(mask, 100).text(cut)).doesNotContain("p".repeat(2) + "p");
  }

  @Test
  void doesNotTellItsSecrets() {
    assertThat(mask.toString()).isEqualTo("Mask");
  }
}

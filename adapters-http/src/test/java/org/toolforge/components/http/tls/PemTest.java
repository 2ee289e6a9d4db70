package org.toolforge.components.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PemTest {

  @TempDir Path directory = Path.of("");

  @Test
  void readsAllCertificatesOfAFileInOrder() {
    assertThat(Pem.certificates(TestPems.file("server.chain.crt")))
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=localhost,O=toolforge", "CN=test authority,O=toolforge");
  }

  @Test
  void readsPkcs1AsTheSameKeyAsPkcs8() {
    assertThat(Pem.privateKey(TestPems.file("rsa.pkcs1.key")))
        .isEqualTo(Pem.privateKey(TestPems.file("rsa.pkcs8.key")));
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 384, 521})
  void readsSec1AsTheSameKeyAsPkcs8(int bits) {
    ECPrivateKey sec1 = (ECPrivateKey) Pem.privateKey(TestPems.file("ec" + bits + ".sec1.key"));
    ECPrivateKey pkcs8 = (ECPrivateKey) Pem.privateKey(TestPems.file("ec" + bits + ".pkcs8.key"));

    assertThat(sec1.getS()).isEqualTo(pkcs8.getS());
    assertThat(sec1.getParams().getOrder().bitLength()).isEqualTo(bits);
  }

  @Test
  void readsAKeyThatStandsBehindItsParameters() {
    assertThat(Pem.privateKey(TestPems.file("ec256.params.key")).getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void readsEd25519() {
    assertThat(Pem.privateKey(TestPems.file("ed25519.key")).getAlgorithm()).isEqualTo("EdDSA");
  }

  @Test
  void readsKeyAndCertificatesFromOneFile() throws IOException {
    Path both = directory.resolve("both.pem");
    Files.writeString(
        both,
        "A comment\r\n"
            + Files.readString(TestPems.file("client.key")).replace("\n", "\r\n")
            + Files.readString(TestPems.file("client.crt")));

    assertThat(Pem.privateKey(both)).isEqualTo(Pem.privateKey(TestPems.file("client.key")));
    assertThat(Pem.certificates(both)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypted.pkcs8.key", "encrypted.pkcs1.key"})
  void tellsHowToDecryptAKey(String name) {
    assertThatExceptionOfType(PemException.class)
        .isThrownBy(() -> Pem.privateKey(TestPems.file(name)))
        .withMessage(
            "Cannot use the file '%s': its private key is encrypted. Decrypt it with 'openssl pkey -in %s -out decrypted.key'.",
            TestPems.file(name), name);
  }

  @ParameterizedTest
  @CsvSource({
    "garbage.key, its private key cannot be read",
    "ec256k1.sec1.key, its private key cannot be read",
    "client.crt, it holds no private key",
  })
  void saysWhyAFileGivesNoKey(String name, String reason) {
    assertThatExceptionOfType(PemException.class)
        .isThrownBy(() -> Pem.privateKey(TestPems.file(name)))
        .withMessageStartingWith("Cannot use the file '%s': %s", TestPems.file(name), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "garbage.crt, a certificate in it cannot be read",
    "client.key, it holds no certificate",
  })
  void saysWhyAFileGivesNoCertificate(String name, String reason) {
    assertThatExceptionOfType(PemException.class)
        .isThrownBy(() -> Pem.certificates(TestPems.file(name)))
        .withMessageStartingWith("Cannot use the file '%s': %s", TestPems.file(name), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA PRIVATE KEY, '', its private key cannot be read",
    "RSA PRIVATE KEY, AAAA, its private key cannot be read",
    "EC PRIVATE KEY, '', its private key does not name one of the usual curves",
    "EC PRIVATE KEY, MAA=, its private key does not name one of the usual curves",
    "EC PRIVATE KEY, MIT/////, its private key does not name one of the usual curves",
    "EC PRIVATE KEY, MAKgAA==, its private key does not name one of the usual curves",
    "PRIVATE KEY, '?', is not Base64",
    "DSA PRIVATE KEY, AAAA, is a form of private keys that is not known",
  })
  void saysWhatIsWrongWithBrokenKeys(String label, String content, String reason)
      throws IOException {
    Path file = directory.resolve("broken.key");
    Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, content));

    assertThatExceptionOfType(PemException.class)
        .isThrownBy(() -> Pem.privateKey(file))
        .withMessageContaining(reason);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatExceptionOfType(PemException.class)
        .isThrownBy(() -> Pem.certificates(Path.of("missing.crt")))
        .withMessage("Cannot use the file 'missing.crt': there is no such file.");
  }

  @Test
  void doesNotChooseBetweenTwoKeys() throws IOException {
    Path two = directory.resolve("two.key");
    String key = Files.readString(TestPems.file("ed25519.key"));
    Files.writeString(two, key + key);

    assertThatExceptionOfType(PemException.class)
        .isThrownBy(() -> Pem.privateKey(two))
        .withMessageContaining("it holds more than one private key");
  }

  @Test
  void refusesAKeyThatBelongsToAnotherCertificate() {
    for (String other : new String[] {"server.key", "ed25519.key", "ec256.sec1.key"}) {
      assertThatExceptionOfType(PemException.class)
          .isThrownBy(() -> KeyStores.identity(TestPems.file("client.crt"), TestPems.file(other)))
          .withMessageContaining("is not the one of the first certificate in");
    }
  }
}

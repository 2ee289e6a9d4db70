package org.toolforge.components.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates and private keys from PEM files. */
public final class Pem {

  private Pem() {}

  /**
   * The certificates in a file, in its order; whatever else it holds is left alone.
   *
   * @throws PemException when there is none, or one cannot be read
   */
  public static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : PemBlock.all(file, read(file))) {
      if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
        certificates.add(certificate(file, block));
      }
    }
    if (certificates.isEmpty()) {
      throw new PemException(file, "it holds no certificate ('-----BEGIN CERTIFICATE-----').");
    }
    return List.copyOf(certificates);
  }

  /**
   * The one private key in a file; certificates beside it are left alone.
   *
   * @throws PemException when there is none or more than one, or it is encrypted or of a kind that
   *     is not known
   */
  public static PrivateKey privateKey(Path file) {
    List<PemBlock> keys =
        PemBlock.all(file, read(file)).stream()
            .filter(block -> block.label().endsWith("PRIVATE KEY"))
            .toList();
    if (keys.size() != 1) {
      throw new PemException(
          file,
          keys.isEmpty()
              ? "it holds no private key ('-----BEGIN PRIVATE KEY-----')."
              : "it holds more than one private key; leave the one to use.");
    }
    return PrivateKeys.of(file, keys.getFirst());
  }

  private static X509Certificate certificate(Path file, PemBlock block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.content()));
    } catch (CertificateException e) {
      throw new PemException(file, "a certificate in it cannot be read; is it cut off?", e);
    }
  }

  private static String read(Path file) {
    try {
      // Any byte is a character in this one; those that count are ASCII.
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new PemException(file, "there is no such file.", e);
    } catch (IOException e) {
      throw new PemException(
          file, "it cannot be read (%s).".formatted(e.getClass().getSimpleName()), e);
    }
  }
}

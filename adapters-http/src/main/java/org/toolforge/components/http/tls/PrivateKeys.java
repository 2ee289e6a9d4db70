package org.toolforge.components.http.tls;

import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** Makes the private key of a PEM block. */
final class PrivateKeys {

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private static final List<String> CURVES = List.of("secp256r1", "secp384r1", "secp521r1");

  private PrivateKeys() {}

  static PrivateKey of(Path file, PemBlock block) {
    if (block.encrypted()) {
      throw new PemException(
          file,
          "its private key is encrypted. Decrypt it with 'openssl pkey -in %s -out decrypted.key'."
              .formatted(file.getFileName()));
    }
    return switch (block.label()) {
      case "PRIVATE KEY" -> key(file, block.content(), ALGORITHMS);
      case "RSA PRIVATE KEY" -> key(file, Der.wrappedRsa(block.content()), List.of("RSA"));
      case "EC PRIVATE KEY" -> ec(file, block.content());
      default ->
          throw new PemException(
              file,
              "'%s' is a form of private keys that is not known. Convert it with 'openssl pkcs8 -topk8 -nocrypt'."
                  .formatted(block.label()));
    };
  }

  private static PrivateKey ec(Path file, byte[] content) {
    byte[] wrapped = Der.wrappedEc(content);
    if (wrapped == null) {
      throw new PemException(file, "its private key does not name one of the usual curves.");
    }
    return key(file, wrapped, List.of("EC"));
  }

  private static PrivateKey key(Path file, byte[] pkcs8, List<String> algorithms) {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8);
    // A key says which algorithm it is for, but only to the factory of that algorithm.
    return algorithms.stream()
        .map(algorithm -> key(encoded, algorithm))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() ->
            new PemException(
                file,
                "its private key cannot be read. Keys can be RSA, EC with the curves P-256, P-384 and P-521, or Ed25519."));
  }

  private static Optional<PrivateKey> key(PKCS8EncodedKeySpec encoded, String algorithm) {
    try {
      PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      return key instanceof ECPrivateKey ec && !isUsual(ec.getParams().getCurve())
          ? Optional.empty()
          : Optional.of(key);
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** The JDK reads more curves than it can sign with. */
  private static boolean isUsual(EllipticCurve curve) throws GeneralSecurityException {
    for (String name : CURVES) {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      if (parameters.getParameterSpec(ECParameterSpec.class).getCurve().equals(curve)) {
        return true;
      }
    }
    return false;
  }
}

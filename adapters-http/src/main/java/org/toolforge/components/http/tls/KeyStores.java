package org.toolforge.components.http.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/** Key stores in memory, which is how the JDK and Jetty want their keys. */
public final class KeyStores {

  /**
   * Nothing is written anywhere, so there is nothing to protect; yet no password at all confuses
   * some readers.
   */
  private static final String PASSWORD = "in-memory";

  private KeyStores() {}

  /** The password of every store and key that is made here. */
  public static String password() {
    return PASSWORD;
  }

  /**
   * A store with a key and the certificates for it.
   *
   * @param chain a file with the certificate of the key first, then those that lead to an authority
   * @throws PemException when a file cannot be used, or the two do not belong together
   */
  public static KeyStore identity(Path chain, Path key) {
    List<X509Certificate> certificates = Pem.certificates(chain);
    PrivateKey privateKey = Pem.privateKey(key);
    if (!KeyPairs.belongTogether(privateKey, certificates.getFirst().getPublicKey())) {
      throw new PemException(
          key, "its private key is not the one of the first certificate in '%s'.".formatted(chain));
    }
    try {
      KeyStore store = empty();
      store.setKeyEntry(
          "identity", privateKey, PASSWORD.toCharArray(), certificates.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException e) {
      throw new PemException(chain, "its certificates do not form a chain.", e);
    }
  }

  /**
   * A store with authorities.
   *
   * @param authorities a file with their certificates
   * @throws PemException when it cannot be used
   */
  public static KeyStore trust(Path authorities) {
    List<X509Certificate> certificates = Pem.certificates(authorities);
    try {
      KeyStore store = empty();
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("authority-" + i, certificates.get(i));
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new PemException(authorities, "its certificates cannot be kept.", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read", e);
    }
    return store;
  }
}

package org.toolforge.components.http.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a client speaks TLS.
 *
 * @param identity shows who the client is; null when it need not
 * @param authorities whom to trust; null for those that the JDK trusts
 * @param verification whether to check that the server is who it should be
 */
public record ClientTls(
    @Nullable Identity identity, @Nullable Path authorities, Verification verification) {

  /** Two files that belong together. */
  public record Identity(Path chain, Path key) {}

  /** Whether a server has to prove who it is. */
  public enum Verification {
    /** Its certificate is valid, for its name, and by a trusted authority. */
    FULL,
    /** Anybody may answer in its place. For tries on one's own machine only. */
    NONE_AND_THAT_IS_INSECURE
  }

  /** Trusts whom the JDK trusts, and does not say who it is. */
  public static ClientTls usual() {
    return new ClientTls(null, null, Verification.FULL);
  }

  /**
   * The context for such a client.
   *
   * <p>Clients check the name of the host themselves where they ask for it. When verification is
   * off they cannot: the check is then part of what is off.
   *
   * @throws PemException when a file cannot be used
   */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK speaks TLS", e);
    }
  }

  private KeyManager @Nullable [] keys() throws GeneralSecurityException {
    if (identity == null) {
      return null;
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(
        KeyStores.identity(identity.chain(), identity.key()), KeyStores.password().toCharArray());
    return factory.getKeyManagers();
  }

  private TrustManager @Nullable [] trust() throws GeneralSecurityException {
    if (verification == Verification.NONE_AND_THAT_IS_INSECURE) {
      return new TrustManager[] {new TrustsAnybody()};
    }
    if (authorities == null) {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore store = KeyStores.trust(authorities);
    factory.init(store);
    return factory.getTrustManagers();
  }
}

package org.toolforge.components.inmemory;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.port.SigningKeyStore;

/** The key in memory, and on a shelf. */
final class InMemorySigningKeyStore implements SigningKeyStore {

  private static final String PRESENT = "present";

  /**
   * A key as it is kept.
   *
   * @param secret in Base64
   * @param algorithm what it is for
   */
  record KeptKey(String secret, String algorithm) {

    @Override
    public String toString() {
      return "KeptKey[hidden]";
    }
  }

  private final Script script;
  private final Shelf<KeptKey> kept;
  private @Nullable SigningKey key;

  InMemorySigningKeyStore(Script script, Shelves shelves) {
    this.script = script;
    kept = shelves.shelf("signing-keys", KeptKey.class);
    KeptKey present = kept.contents().get(PRESENT);
    key = present == null ? null : SigningKey.of(Base64.getDecoder().decode(present.secret()));
  }

  @Override
  public synchronized SigningKey key() {
    script.call("key store");
    if (key == null) {
      SigningKey made = SigningKey.create(new SecureRandom());
      String secret = Base64.getEncoder().encodeToString(made.secret());
      kept.put(PRESENT, new KeptKey(secret, "HmacSHA256"));
      key = made;
    }
    return key;
  }
}

package org.toolforge.components.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that other secrets are derived from, one for each purpose. It does not show itself. */
public final class SigningKey {

  /** How long it is, and each that is derived from it. */
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  private SigningKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "A key has %d bytes, not %d".formatted(BYTES, secret.length));
    }
    this.secret = secret;
  }

  /** The key with these bytes, {@value #BYTES} of them. */
  public static SigningKey of(byte[] secret) {
    return new SigningKey(secret.clone());
  }

  /**
   * A new one.
   *
   * @param secureRandom nobody may be able to guess what it gives
   */
  public static SigningKey create(RandomGenerator secureRandom) {
    byte[] secret = new byte[BYTES];
    secureRandom.nextBytes(secret);
    return new SigningKey(secret);
  }

  /** For whoever keeps it. */
  public byte[] secret() {
    return secret.clone();
  }

  /** What stays the same for a purpose, and tells nothing of the key or of other purposes. */
  public SigningKey derived(String purpose) {
    return new SigningKey(sign(purpose.getBytes(StandardCharsets.UTF_8)));
  }

  /** The HMAC-SHA256 of a message under this key. */
  public byte[] sign(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** Takes as long whatever the other is, so that nobody can find the key by trying. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey key && MessageDigest.isEqual(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  @Override
  public String toString() {
    return "SigningKey[hidden]";
  }
}

package org.toolforge.components;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.DeployToken;
import org.toolforge.components.port.DeployTokenStore;

/**
 * The tokens with which a tool's scripts deploy it. A tool has one at most. Safe for use by many
 * threads.
 *
 * <p>Any method may throw {@link ComponentsException.Unavailable} when the store does not answer.
 */
public final class DeployTokens {

  private static final long VERSION_BITS = 0x0000_0000_0000_F000L;
  private static final long VERSION_4 = 0x0000_0000_0000_4000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT_1 = 0x8000_0000_0000_0000L;

  private final DeployTokenStore store;
  private final Duration lifetime;
  private final InstantSource clock;
  private final RandomGenerator secureRandom;

  /** What a token that somebody presents is worth. */
  public enum Verdict {
    /** It is the tool's. */
    VALID,
    /** The tool has no token, so none is right. */
    NONE,
    /** It was the tool's until it expired. */
    EXPIRED,
    /** It is another one than the tool's. */
    WRONG
  }

  /**
   * @param lifetime how long a token is valid from its creation
   * @param secureRandom nobody may be able to guess what it gives
   */
  public DeployTokens(
      DeployTokenStore store,
      Duration lifetime,
      InstantSource clock,
      RandomGenerator secureRandom) {
    this.store = store;
    this.lifetime = lifetime;
    this.clock = clock;
    this.secureRandom = secureRandom;
  }

  /**
   * Gives the tool a token. An expired one is replaced.
   *
   * @throws ComponentsException.Conflict when it has one that is not expired
   */
  public DeployToken create(ToolName tool) {
    return Attempts.retried(() -> {
      Optional<DeployToken> present = store.find(tool);
      if (present.isPresent() && !present.get().isExpired(clock.instant())) {
        throw new ComponentsException.Conflict(
            ("Tool %s has a deploy token already. Show it, or refresh it to get another one in its"
                    + " place.")
                .formatted(tool));
      }
      DeployToken token = newToken();
      boolean kept =
          present.isPresent() ? store.replace(tool, present.get(), token) : store.save(tool, token);
      return kept ? Optional.of(token) : Optional.empty();
    });
  }

  /**
   * The tool's token, expired or not.
   *
   * @throws ComponentsException.NotFound when it has none
   */
  public DeployToken show(ToolName tool) {
    return store
        .find(tool)
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                "Unable to find a deploy token of tool %s. Create one first.".formatted(tool)));
  }

  /**
   * Puts a new token in place of the tool's, which is worth nothing from then on.
   *
   * @throws ComponentsException.NotFound when it has none
   */
  public DeployToken refresh(ToolName tool) {
    return Attempts.retried(() -> {
      DeployToken token = newToken();
      return store.replace(tool, show(tool), token) ? Optional.of(token) : Optional.empty();
    });
  }

  /**
   * Removes the tool's token.
   *
   * @return it as it was
   * @throws ComponentsException.NotFound when it has none
   */
  public DeployToken delete(ToolName tool) {
    return Attempts.retried(() -> {
      DeployToken present = show(tool);
      return store.remove(tool, present) ? Optional.of(present) : Optional.empty();
    });
  }

  /** Compares what somebody presents with the tool's token, in the same time whatever it is. */
  public Verdict check(ToolName tool, String presented) {
    Optional<DeployToken> present = store.find(tool);
    if (present.isEmpty()) {
      return Verdict.NONE;
    }
    if (!MessageDigest.isEqual(bytes(present.get().value()), bytes(presented))) {
      return Verdict.WRONG;
    }
    return present.get().isExpired(clock.instant()) ? Verdict.EXPIRED : Verdict.VALID;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private DeployToken newToken() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long high = (secureRandom.nextLong() & ~VERSION_BITS) | VERSION_4;
    long low = (secureRandom.nextLong() & ~VARIANT_BITS) | VARIANT_1;
    return new DeployToken(new UUID(high, low).toString(), now, now.plus(lifetime));
  }
}

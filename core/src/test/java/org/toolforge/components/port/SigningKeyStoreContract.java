package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.SigningKey;

/** What every store of the signing key keeps to. */
public interface SigningKeyStoreContract {

  /** A store in which no key was made before the test, the same at each call in one test. */
  SigningKeyStore keys();

  /** The store as the next process finds it. */
  SigningKeyStore reopened();

  @Test
  default void givesTheSameKeyEachTime() {
    assertThat(keys().key()).isEqualTo(keys().key());
  }

  @Test
  default void keepsTheKeyForTheNextProcess() {
    SigningKey made = keys().key();

    assertThat(reopened().key()).isEqualTo(made);
  }

  @Test
  default void givesAllTheSameKeyThatAskAtOnce() {
    assertThat(Rush.of(8, i -> keys().key())).containsOnly(keys().key());
  }
}

package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonObject;
import org.toolforge.components.port.TenantState;

/**
 * What is said of a tool's place.
 *
 * @param reason a word that programs can rely on
 * @param message the same for people
 */
record Verdict(boolean ready, String reason, String message) {

  private static final String INVALID_NAME = "InvalidName";

  static Verdict of(TenantState state, String message) {
    return new Verdict(state == TenantState.PREPARED, state.word(), message);
  }

  static Verdict of(JsonObject condition) {
    return new Verdict(
        Trees.text(condition, "status").filter("True"::equals).isPresent(),
        Trees.text(condition, "reason").orElse(""),
        Trees.text(condition, "message").orElse(""));
  }

  static Verdict prepared(String namespace) {
    return of(TenantState.PREPARED, "The namespace %s is prepared.".formatted(namespace));
  }

  static Verdict namespaceGoes(String namespace) {
    return of(
        TenantState.PREPARING,
        "The namespace %s is being deleted; it is made anew once it is gone.".formatted(namespace));
  }

  static Verdict namespaceExists(String namespace) {
    return of(
        TenantState.NAMESPACE_EXISTS,
        ("The namespace %s was there before and is left alone. Set spec.adopt to true, or ask with"
                + " adopt, to take it.")
            .formatted(namespace));
  }

  static Verdict terminating(String namespace) {
    return of(
        TenantState.TERMINATING,
        "What the tool has in the namespace %s is being removed.".formatted(namespace));
  }

  static Verdict invalidName(String message) {
    return new Verdict(false, INVALID_NAME, message);
  }

  static Verdict failed(String message) {
    return of(TenantState.FAILED, message);
  }

  /** A word of another version, or of an object that no tool can have, is that something failed. */
  TenantState state() {
    for (TenantState state : TenantState.values()) {
      if (state.word().equals(reason)) {
        return state;
      }
    }
    return TenantState.FAILED;
  }

  /** Whether somebody should do something about it. */
  boolean isTrouble() {
    return switch (state()) {
      case NAMESPACE_EXISTS, FAILED -> true;
      case PREPARED, PREPARING, TERMINATING -> false;
    };
  }
}

package org.toolforge.components.callback;

import java.time.Instant;

/** What became of a callback. */
public sealed interface CallbackState {

  /** Nobody asked for one. */
  record NotWanted() implements CallbackState {}

  /** It is made once what it tells of has ended, and repeated until it is answered. */
  record Pending() implements CallbackState {}

  /** It was answered with success. */
  record Delivered(Instant at) implements CallbackState {}

  /**
   * It is not tried any more.
   *
   * @param why a sentence for who asked for it
   */
  record GivenUp(Instant at, String why) implements CallbackState {}

  /** Whether it stays like this. */
  default boolean isSettled() {
    return switch (this) {
      case NotWanted ignored -> false;
      case Pending ignored -> false;
      case Delivered ignored -> true;
      case GivenUp ignored -> true;
    };
  }
}

package org.toolforge.components.app.cli;

/** Something that the user can mend; the message says what, and how. */
final class UserMistake extends RuntimeException {

  UserMistake(String message) {
    super(message);
  }
}

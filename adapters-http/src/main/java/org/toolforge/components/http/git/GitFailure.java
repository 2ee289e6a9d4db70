package org.toolforge.components.http.git;

import java.io.IOException;

/**
 * Why a look into a repository came to nothing, in words that follow its address. They never hold
 * what the other side sent, since that may not be meant for who reads them.
 */
class GitFailure extends IOException {

  private final boolean passing;

  private GitFailure(String reason, boolean passing) {
    super(reason);
    this.passing = passing;
  }

  /** It stays like that until somebody does something about it. */
  static GitFailure lasting(String reason) {
    return new GitFailure(reason, false);
  }

  /** It may be over by the next try. */
  static GitFailure passing(String reason) {
    return new GitFailure(reason, true);
  }

  /** The other side breaks the protocol. */
  static GitFailure broken() {
    return lasting(
        "its host does not answer as a git host does. Check that this is the address to clone from.");
  }

  /** There is none, or none for us. */
  static GitFailure noRepository() {
    return lasting(
        "it does not exist or is private. Check the address, or make the repository readable without signing in.");
  }

  boolean isPassing() {
    return passing;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** The host does not hand out an object that was asked for by its name. */
  static final class NotHandedOut extends GitFailure {
    NotHandedOut() {
      super("its host does not hand out a commit that was asked for.", false);
    }
  }

  /** The repository has more than we take. */
  static final class TooLarge extends GitFailure {
    TooLarge(String reason) {
      super(reason, false);
    }
  }
}

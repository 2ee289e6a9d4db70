package org.toolforge.components.port;

/** As whom a git repository is asked. */
public sealed interface RepositoryAccess {

  /** As anybody. */
  record Anonymous() implements RepositoryAccess {}

  /** As somebody with a password, or with a token in its place. */
  record Login(String user, String password) implements RepositoryAccess {
    @Override
    public String toString() {
      return "Login[user=" + user + ", password=***]";
    }
  }
}

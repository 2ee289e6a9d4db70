package org.toolforge.components.plan;

/** The full hash of a git commit. */
public record Commit(String hash) {
  private static final int SHORT = 7;

  /** The first characters of the hash, for people. */
  public String abbreviated() {
    return hash.length() <= SHORT ? hash : hash.substring(0, SHORT);
  }

  @Override
  public String toString() {
    return hash;
  }
}

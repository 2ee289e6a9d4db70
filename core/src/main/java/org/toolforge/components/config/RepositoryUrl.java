package org.toolforge.components.config;

/** The address of a git repository, as written and already checked by {@link ConfigParser}. */
public record RepositoryUrl(String value) {
  @Override
  public String toString() {
    return value;
  }
}

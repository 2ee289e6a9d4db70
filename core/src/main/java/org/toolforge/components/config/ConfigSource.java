package org.toolforge.components.config;

import java.net.URI;

/** Where a pointer document says that the real one lives. */
public sealed interface ConfigSource {

  /** A document behind an http or https address, fetched at every plan and deploy. */
  record AtUrl(URI url) implements ConfigSource {
    @Override
    public String toString() {
      return "source url " + url;
    }
  }

  /** A document in a git repository. */
  record InRepository(RepositoryUrl repository, GitRef ref, String path) implements ConfigSource {
    @Override
    public String toString() {
      return "path %s of repository %s at %s".formatted(path, repository, ref);
    }
  }
}

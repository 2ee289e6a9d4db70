package org.toolforge.components.plan;

import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.RepositoryUrl;

/** All that decides what a build makes: two builds of equal sources make the same image. */
public record ResolvedSource(
    RepositoryUrl repository,
    Commit commit,
    boolean useLatestVersions,
    boolean useDeprecatedVersions) {

  public static ResolvedSource of(GitSource source, Commit commit) {
    return new ResolvedSource(
        source.repository(), commit, source.useLatestVersions(), source.useDeprecatedVersions());
  }
}

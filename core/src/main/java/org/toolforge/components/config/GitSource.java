package org.toolforge.components.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An image built from a git repository.
 *
 * @param timeout how long the build may take; absent for as long as the platform lets it
 * @param sandbox absent when the build shares a place with others
 */
public record GitSource(
    RepositoryUrl repository,
    GitRef ref,
    boolean useLatestVersions,
    boolean useDeprecatedVersions,
    @Nullable Duration timeout,
    @Nullable Sandbox sandbox)
    implements BuildSource {

  /** Built like most are. */
  public GitSource(
      RepositoryUrl repository,
      GitRef ref,
      boolean useLatestVersions,
      boolean useDeprecatedVersions) {
    this(repository, ref, useLatestVersions, useDeprecatedVersions, null, null);
  }
}

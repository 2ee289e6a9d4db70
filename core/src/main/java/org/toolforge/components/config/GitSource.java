package org.toolforge.components.config;

/** An image built from a git repository. */
public record GitSource(
    RepositoryUrl repository, GitRef ref, boolean useLatestVersions, boolean useDeprecatedVersions)
    implements BuildSource {}

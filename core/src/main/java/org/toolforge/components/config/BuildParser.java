package org.toolforge.components.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.References.Reference;

/** Reads where a component's image comes from. */
record BuildParser(Addresses addresses) {

  private static final List<String> ONLY_WITH_REPOSITORY =
      List.of(
          "ref",
          "use_latest_versions",
          "use_deprecated_versions",
          "timeout",
          "sandbox",
          "network",
          "secrets",
          "repo_auth_secret",
          "image_pull_secrets");
  static final KnownKeys KEYS =
      KnownKeys.of(
          Stream.concat(Stream.of("repository", "reuse_from"), ONLY_WITH_REPOSITORY.stream())
              .toList());
  private static final Build STAND_IN =
      new Build(new GitSource(new RepositoryUrl(""), GitRef.HEAD, false, false), false, null);

  /**
   * @param builds whether it names a repository
   * @param reuse the component whose image it runs, if it names one
   */
  record Build(BuildSource source, boolean builds, @Nullable Reference reuse) {}

  Build parse(Fields component) {
    Field field = component.filled("build");
    if (field == null) {
      component.missing("build", "is required, with 'repository' or 'reuse_from'");
      return STAND_IN;
    }
    Node.Mapping mapping = field.mapping();
    if (mapping == null) {
      return STAND_IN;
    }
    Fields build = Fields.of(field.at(), mapping, KEYS);
    Field repository = build.get("repository");
    Field reuse = build.get("reuse_from");
    if (repository == null && reuse == null) {
      build
          .at()
          .violation(
              "must have 'repository' to build from source, or 'reuse_from' to run another component's image");
    }
    if (repository != null && reuse != null) {
      field.violation("must have only one of 'repository' and 'reuse_from'");
    } else if (reuse != null) {
      refuseForeign(build);
    }
    // With both or neither, what is there is checked all the same.
    GitSource source = reuse == null || repository != null ? fromSource(build, repository) : null;
    Reference reference = reuse == null ? null : reference(reuse);
    return new Build(source(source, reference), repository != null, reference);
  }

  private GitSource fromSource(Fields build, @Nullable Field repository) {
    return new GitSource(
        repository == null ? new RepositoryUrl("") : addresses.repository(repository),
        ref(build),
        build.truth("use_latest_versions"),
        build.truth("use_deprecated_versions"),
        build.has("timeout")
            ? Duration.ofSeconds(build.whole("timeout", 1, Field.LARGEST_NUMBER, 1))
            : null,
        SandboxParser.parse(build));
  }

  private static void refuseForeign(Fields build) {
    for (String key : ONLY_WITH_REPOSITORY) {
      Field field = build.get(key);
      if (field != null) {
        field.violation("belongs with 'repository', not with 'reuse_from'; remove it");
      }
    }
  }

  private static @Nullable Reference reference(Field reuse) {
    String name = reuse.words();
    return name == null ? null : new Reference(reuse.at(), name);
  }

  private static BuildSource source(@Nullable GitSource source, @Nullable Reference reference) {
    if (source != null) {
      return source;
    }
    // An impossible name is no component's; the check of references says so.
    return reference != null && ComponentName.isValid(reference.name())
        ? new ReusedBuild(new ComponentName(reference.name()))
        : STAND_IN.source;
  }

  /** The ref that an object names; the repository's default branch when it names none. */
  static GitRef ref(Fields fields) {
    Field field = fields.get("ref");
    String text = field == null ? null : field.text();
    if (field == null || text == null || text.isEmpty()) {
      return GitRef.HEAD;
    }
    String problem = GitRef.problemOf(text);
    if (problem != null) {
      field.violation(problem);
    }
    return new GitRef(text);
  }
}

package org.toolforge.components.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.References.Reference;

/** Reads where a component's image comes from. */
record BuildParser(Addresses addresses) {

  private static final List<String> ONLY_WITH_REPOSITORY =
      List.of("ref", "use_latest_versions", "use_deprecated_versions");
  private static final KnownKeys KEYS =
      KnownKeys.of(
          List.of(
              "repository", "ref", "use_latest_versions", "use_deprecated_versions", "reuse_from"));
  private static final Build STAND_IN =
      new Build(new GitSource(new RepositoryUrl(""), GitRef.HEAD, false, false), null);

  /**
   * @param reuse the component whose image it runs, if it says so and nothing else
   */
  record Build(BuildSource source, @Nullable Reference reuse) {}

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
    if (repository != null && reuse != null) {
      build.at().violation("must have only one of 'repository' and 'reuse_from'");
    } else if (repository != null) {
      return new Build(fromSource(build, repository), null);
    } else if (reuse != null) {
      return reused(build, reuse);
    } else {
      build
          .at()
          .violation(
              "must have 'repository' to build from source, or 'reuse_from' to run another component's image");
    }
    return STAND_IN;
  }

  private GitSource fromSource(Fields build, Field repository) {
    return new GitSource(
        addresses.repository(repository),
        ref(build),
        build.truth("use_latest_versions"),
        build.truth("use_deprecated_versions"));
  }

  private static Build reused(Fields build, Field reuse) {
    for (String key : ONLY_WITH_REPOSITORY) {
      Field field = build.get(key);
      if (field != null) {
        field.violation("belongs with 'repository', not with 'reuse_from'; remove it");
      }
    }
    String name = reuse.words();
    if (name == null) {
      return STAND_IN;
    }
    // An impossible name is no component's; the check of references says so.
    BuildSource source =
        ComponentName.isValid(name) ? new ReusedBuild(new ComponentName(name)) : STAND_IN.source;
    return new Build(source, new Reference(reuse.at(), name));
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

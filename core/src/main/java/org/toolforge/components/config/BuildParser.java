package org.toolforge.components.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads where a component's image comes from. */
record BuildParser(Addresses addresses) {

  private static final List<String> ONLY_WITH_REPOSITORY =
      List.of("ref", "use_latest_versions", "use_deprecated_versions");
  private static final KnownKeys KEYS =
      KnownKeys.of(
          "repository", "ref", "use_latest_versions", "use_deprecated_versions", "reuse_from");

  BuildDraft parse(Fields component, Place place, Findings findings) {
    Field field = component.filled("build");
    if (field == null) {
      component.missing("build", "is required, with 'repository' or 'reuse_from'");
      return BuildDraft.UNREADABLE;
    }
    Node.Mapping mapping = field.mapping();
    if (mapping == null) {
      return BuildDraft.UNREADABLE;
    }
    Fields build = Fields.of(place.then(field.written()), mapping, KEYS, findings);
    Field repository = build.get("repository");
    Field reuse = build.get("reuse_from");
    if (repository != null && reuse != null) {
      build.violation("must have only one of 'repository' and 'reuse_from'");
    } else if (repository != null) {
      return new BuildDraft(fromSource(build, repository), null);
    } else if (reuse != null) {
      return reused(build, reuse);
    } else {
      build.violation(
          "must have 'repository' to build from source, or 'reuse_from' to run another component's image");
    }
    return BuildDraft.UNREADABLE;
  }

  private @Nullable GitSource fromSource(Fields build, Field repository) {
    RepositoryUrl url = addresses.repository(repository);
    GitRef ref = ref(build);
    boolean latest = build.truth("use_latest_versions", false);
    boolean deprecated = build.truth("use_deprecated_versions", false);
    return url == null ? null : new GitSource(url, ref, latest, deprecated);
  }

  private static BuildDraft reused(Fields build, Field reuse) {
    for (String key : ONLY_WITH_REPOSITORY) {
      Field field = build.get(key);
      if (field != null) {
        field.violation("belongs with 'repository', not with 'reuse_from'; remove it");
      }
    }
    String name = reuse.words();
    if (name == null) {
      return BuildDraft.UNREADABLE;
    }
    // An impossible name is no component's; the check of references says so.
    ReusedBuild reused =
        ComponentName.isValid(name) ? new ReusedBuild(new ComponentName(name)) : null;
    return new BuildDraft(reused, new Reference(reuse.place(), name));
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

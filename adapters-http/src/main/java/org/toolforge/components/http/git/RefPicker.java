package org.toolforge.components.http.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.GitRef;

/** Picks the one ref that is meant from all that a host tells, and remembers no more than that. */
final class RefPicker {

  private static final int MOST_REFS = 500_000;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
  private static final String BRANCHES = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  /** What stands behind the name of a tag where the commit behind it is told. */
  private static final String PEELED = "^{}";

  private final List<String> candidates;
  private final SimilarNames similar;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> peeled = new HashMap<>();
  private int seen;

  RefPicker(GitRef ref) {
    this.candidates = candidates(ref.value());
    this.similar = new SimilarNames(ref.value());
  }

  /** The full names that it may have, the most likely one first. */
  private static List<String> candidates(String ref) {
    if (ref.equals(GitRef.HEAD.value())) {
      return List.of(ref);
    }
    List<String> names = new ArrayList<>();
    if (ref.startsWith("refs/")) {
      names.add(ref);
    }
    names.add(BRANCHES + ref);
    names.add(TAGS + ref);
    return names;
  }

  List<String> candidates() {
    return candidates;
  }

  /**
   * Takes in one ref.
   *
   * @param behind the commit behind a tag, if the host says so in the same breath
   * @throws GitFailure when these are more refs than anybody needs, or not even refs
   */
  void see(String id, String name, @Nullable String behind) throws GitFailure {
    seen++;
    if (seen > MOST_REFS) {
      throw new GitFailure.TooLarge(
          "it has more than the %,d branches and tags that are looked through."
              .formatted(MOST_REFS));
    }
    if (!ID.matcher(id).matches() || (behind != null && !ID.matcher(behind).matches())) {
      throw GitFailure.broken();
    }
    if (name.endsWith(PEELED)) {
      remember(peeled, name.substring(0, name.length() - PEELED.length()), id);
    } else {
      remember(ids, name, id);
      if (behind != null) {
        remember(peeled, name, behind);
      }
      Stream.of(BRANCHES, TAGS)
          .filter(name::startsWith)
          .forEach(prefix -> similar.see(name.substring(prefix.length())));
    }
  }

  private void remember(Map<String, String> where, String name, String id) {
    if (candidates.contains(name)) {
      where.put(name, id);
    }
  }

  /** The commit that is meant. */
  Optional<String> commit() {
    return candidates.stream()
        .filter(ids::containsKey)
        .findFirst()
        .flatMap(name -> Optional.ofNullable(peeled.getOrDefault(name, ids.get(name))));
  }

  /** Names of branches and tags that may have been meant. */
  List<String> similar() {
    return similar.best();
  }
}

package org.toolforge.components.inmemory;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.SourceChanges;
import org.toolforge.components.port.SourceRepository;

/**
 * Pretends that every repository exists, with every ref at a commit of its own until it is moved.
 * Nobody needs a login.
 */
final class InMemorySourceRepository implements SourceRepository {

  private record Place(RepositoryUrl repository, GitRef ref) {}

  private static final int HASH_LENGTH = 40;
  private static final Pattern FULL_HASH = Pattern.compile("[0-9a-f]{40}");
  private static final String BRANCHES = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private final Script script;
  private final InstantSource clock;
  private final Map<Place, Commit> refs = new HashMap<>();
  private final Set<Place> missing = new HashSet<>();
  private final Map<RepositoryUrl, CommitGraph> graphs = new HashMap<>();

  InMemorySourceRepository(Script script, InstantSource clock) {
    this.script = script;
    this.clock = clock;
  }

  @Override
  public synchronized Commit resolve(
      RepositoryUrl repository, RepositoryAccess access, GitRef ref) {
    script.call("git host");
    if (missing.contains(new Place(repository, ref))) {
      throw new ComponentsException.NotFound(
          "Unable to find branch, tag or commit '%s' in repository %s. Push it, or correct the ref."
              .formatted(ref, repository));
    }
    if (FULL_HASH.matcher(ref.value()).matches()) {
      return new Commit(ref.value());
    }
    return find(repository, ref).orElseGet(() -> madeUp(repository, ref));
  }

  @Override
  public synchronized SourceChanges changes(
      RepositoryUrl repository, RepositoryAccess access, Commit from, Commit to) {
    script.compare();
    return graph(repository).changes(from, to, clock.instant());
  }

  /** Pushes a commit on top of what the branch meant. */
  synchronized void push(RepositoryUrl repository, GitRef branch, Commit commit, String subject) {
    Commit before = find(repository, branch).orElseGet(() -> madeUp(repository, branch));
    graph(repository).add(commit, List.of(before), subject, clock.instant());
    point(repository, BRANCHES + branch, commit);
  }

  /** Lets a branch mean another commit, whose history stays what it is. */
  synchronized void reset(RepositoryUrl repository, GitRef branch, Commit commit) {
    point(repository, BRANCHES + branch, commit);
  }

  synchronized void tag(RepositoryUrl repository, GitRef tag, Commit commit) {
    point(repository, TAGS + tag, commit);
  }

  /** Lets the repository not have the ref. */
  synchronized void drop(RepositoryUrl repository, GitRef ref) {
    missing.add(new Place(repository, ref));
  }

  private void point(RepositoryUrl repository, String name, Commit commit) {
    refs.put(new Place(repository, new GitRef(name)), commit);
  }

  private Optional<Commit> find(RepositoryUrl repository, GitRef ref) {
    return Stream.of(BRANCHES + ref, TAGS + ref, ref.value())
        .map(name -> refs.get(new Place(repository, new GitRef(name))))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private Commit madeUp(RepositoryUrl repository, GitRef ref) {
    Commit commit =
        new Commit(Digests.sha256(new Place(repository, ref).toString()).substring(0, HASH_LENGTH));
    graph(repository).add(commit, List.of(), "Made up for " + ref, clock.instant());
    point(repository, BRANCHES + ref, commit);
    return commit;
  }

  private CommitGraph graph(RepositoryUrl repository) {
    return graphs.computeIfAbsent(repository, unused -> new CommitGraph());
  }
}

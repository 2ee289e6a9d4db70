package org.toolforge.components.inmemory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceRepository;

/**
 * Pretends that every repository exists, with every ref at a commit of its own until it is moved.
 */
final class InMemorySourceRepository implements SourceRepository {

  private record Place(RepositoryUrl repository, GitRef ref) {}

  private static final int HASH_LENGTH = 40;

  private final Script script;
  private final Map<Place, Commit> moved = new ConcurrentHashMap<>();
  private final Map<Place, Boolean> missing = new ConcurrentHashMap<>();

  InMemorySourceRepository(Script script) {
    this.script = script;
  }

  @Override
  public Commit resolve(RepositoryUrl repository, GitRef ref) {
    script.call("git host");
    Place place = new Place(repository, ref);
    if (missing.containsKey(place)) {
      throw new ComponentsException.NotFound(
          "Unable to find branch, tag or commit '%s' in repository %s. Push it, or correct the ref."
              .formatted(ref, repository));
    }
    return moved.computeIfAbsent(
        place, unmoved -> new Commit(Digests.sha256(unmoved.toString()).substring(0, HASH_LENGTH)));
  }

  /** Lets the ref mean another commit from now on. */
  void move(RepositoryUrl repository, GitRef ref, Commit commit) {
    moved.put(new Place(repository, ref), commit);
  }

  /** Lets the repository not have the ref. */
  void drop(RepositoryUrl repository, GitRef ref) {
    missing.put(new Place(repository, ref), true);
  }
}

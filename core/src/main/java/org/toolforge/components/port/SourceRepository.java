package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;

/** Looks into git repositories. Safe for use by many threads. */
public interface SourceRepository {

  /**
   * The commit that a ref means now. Names match whole: {@code main} is not {@code feature/main}.
   * Of a branch and a tag of one name the branch is meant.
   *
   * @param ref a full commit hash is given back as it is, unless the host says that it has no such
   *     commit
   * @throws ComponentsException.NotFound when the repository has no such ref
   * @throws ComponentsException.NotFetched when trying again would not help: there is no such
   *     repository, it wants another login, or its address is refused
   * @throws ComponentsException.Unavailable when the repository cannot be reached, or not in time
   */
  Commit resolve(RepositoryUrl repository, RepositoryAccess access, GitRef ref);

  /**
   * In which commits one differs from another. Looks only as far back as is cheap.
   *
   * @throws ComponentsException.NotFetched when the host does not show it, and will not
   * @throws ComponentsException.Unavailable when the repository cannot be reached, or not in time
   */
  SourceChanges changes(RepositoryUrl repository, RepositoryAccess access, Commit from, Commit to);
}

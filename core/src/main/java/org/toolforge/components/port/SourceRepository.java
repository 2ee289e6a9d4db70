package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;

/** Looks into git repositories. Safe for use by many threads. */
public interface SourceRepository {

  /**
   * The commit that a ref means now.
   *
   * @throws ComponentsException.NotFound when the repository has no such ref
   * @throws ComponentsException.Unavailable when the repository cannot be reached
   */
  Commit resolve(RepositoryUrl repository, GitRef ref);
}

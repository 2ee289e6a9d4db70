package org.toolforge.components.http.git;

import org.toolforge.components.config.RepositoryUrl;

class RepositoriesOnDiskTest extends RealRepositories {

  @Override
  public RepositoryUrl repository() {
    return new RepositoryUrl(bare().directory().toUri().toString());
  }
}

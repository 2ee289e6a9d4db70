package org.toolforge.components.http.git;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.toolforge.components.config.RepositoryUrl;

class RepositoriesOverHttpTest {

  abstract static class OverHttp extends RealRepositories {

    private GitOverHttp server;

    abstract GitOverHttp newServer();

    @BeforeEach
    void serve() {
      server = newServer();
    }

    @Override
    void stop() {
      server.close();
    }

    @Override
    public RepositoryUrl repository() {
      return new RepositoryUrl(server.url());
    }
  }

  @Nested
  class InVersion2 extends OverHttp {
    @Override
    GitOverHttp newServer() {
      return new GitOverHttp(bare().jgit(), true);
    }
  }

  @Nested
  class InVersion0 extends OverHttp {
    @Override
    GitOverHttp newServer() {
      return new GitOverHttp(bare().jgit(), false);
    }
  }

  @Nested
  class WithoutPartialClones extends OverHttp {
    @Override
    GitOverHttp newServer() {
      bare().allowsFilters(false);
      return new GitOverHttp(bare().jgit(), false);
    }
  }
}

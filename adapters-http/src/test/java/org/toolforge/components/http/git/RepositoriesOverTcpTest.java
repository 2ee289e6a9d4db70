package org.toolforge.components.http.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jgit.transport.Daemon;
import org.junit.jupiter.api.BeforeEach;
import org.toolforge.components.config.RepositoryUrl;

class RepositoriesOverTcpTest extends RealRepositories {

  private Daemon daemon;

  @BeforeEach
  void serve() throws IOException {
    daemon = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    daemon.setRepositoryResolver((client, name) -> {
      bare().jgit().incrementOpen();
      return bare().jgit();
    });
    daemon.getService("git-upload-pack").setEnabled(true);
    daemon.start();
  }

  @Override
  void stop() {
    daemon.stop();
  }

  @Override
  public RepositoryUrl repository() {
    return new RepositoryUrl("git://127.0.0.1:" + daemon.getAddress().getPort() + "/repo.git");
  }
}

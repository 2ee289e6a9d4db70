package org.toolforge.components.http.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.http.outbound.AddressRange;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceRepository;
import org.toolforge.components.port.SourceRepositoryContract;

/** The contract for a repository that is real, however it is reached. */
abstract class RealRepositories implements SourceRepositoryContract {

  static final GitPolicy LOOPBACK =
      GitPolicy.usual().allowing(List.of(AddressRange.parse("127.0.0.0/8"))).allowingFiles(true);

  final GitHosts hosts = new GitHosts(LOOPBACK);
  private BareRepository bare;

  @BeforeEach
  void make(@TempDir Path directory) {
    bare = new BareRepository(directory.resolve("repo.git"));
  }

  @AfterEach
  void close() {
    stop();
    hosts.close();
    bare.close();
  }

  void stop() {}

  BareRepository bare() {
    return bare;
  }

  @Override
  public SourceRepository repositories() {
    return new GitSourceRepository(hosts);
  }

  @Override
  public RepositoryUrl unreachable() {
    return new RepositoryUrl("git://127.0.0.1:" + freePort() + "/repo.git");
  }

  @Override
  public Commit commit(String branch, String subject) {
    return bare.commit(branch, subject);
  }

  @Override
  public void reset(String branch, Commit commit) {
    bare.reset(branch, commit);
  }

  @Override
  public void tag(String name, Commit commit) {
    bare.tag(name, commit);
  }

  @Override
  public void annotatedTag(String name, Commit commit) {
    bare.annotatedTag(name, commit);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

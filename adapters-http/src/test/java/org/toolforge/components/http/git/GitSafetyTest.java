package org.toolforge.components.http.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.http.outbound.Names;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.RepositoryAccess;

/** Where repositories may not be, whatever a user writes. */
class GitSafetyTest {

  private static final RepositoryAccess ANYBODY = new RepositoryAccess.Anonymous();
  private static final RepositoryAccess LOGIN = new RepositoryAccess.Login("ada", "s3cret");

  private BareRepository bare;
  private GitOverHttp server;
  private Commit commit;

  @BeforeEach
  void serve(@TempDir Path directory) {
    bare = new BareRepository(directory.resolve("repo.git"));
    commit = bare.commit("main", "one");
    server = new GitOverHttp(bare.jgit(), true);
  }

  @AfterEach
  void close() {
    server.close();
    bare.close();
  }

  private static Commit resolve(GitPolicy policy, Names names, String url, RepositoryAccess as) {
    try (GitHosts hosts = new GitHosts(policy, names)) {
      return new GitSourceRepository(hosts).resolve(new RepositoryUrl(url), as, GitRef.HEAD);
    }
  }

  private static void assertRefused(GitPolicy policy, Names names, String url, String reason) {
    assertThatThrownBy(() -> resolve(policy, names, url, ANYBODY))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/x",
        "https://10.0.0.1/x",
        "git://127.0.0.1/x",
        "git://[::1]/x",
        "http://169.254.169.254/latest",
        "git://localhost/x"
      })
  void noRepositoryIsInTheInnerNetwork(String url) {
    assertRefused(GitPolicy.usual(), Names.SYSTEM, url, "has an address that is not public");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "git"})
  void aNameThatLeadsInsideIsRefusedToo(String scheme) {
    assertRefused(
        GitPolicy.usual(),
        host -> List.of(InetAddress.getByName("192.168.0.1")),
        scheme + "://git.example/x",
        "the host git.example has an address that is not public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://git@host/x",
        "ext::sh -c id",
        "git@host:x",
        "/etc/repo.git",
        "bundle.bundle",
        "ftp://host/x",
        "http://user:pass@host/x",
        "git://0x7f000001/x",
        "http://host/x?y=z",
        ""
      })
  void otherKindsOfAddressesAreRefused(String url) {
    assertThatThrownBy(() -> resolve(RealRepositories.LOOPBACK, Names.SYSTEM, url, ANYBODY))
        .isInstanceOf(ComponentsException.NotFetched.class);
  }

  @Test
  void filesAreReadOnlyWhereTheOperatorAllowsIt() {
    String url = bare.directory().toUri().toString();

    assertThat(resolve(RealRepositories.LOOPBACK, Names.SYSTEM, url, ANYBODY)).isEqualTo(commit);
    assertRefused(GitPolicy.usual(), Names.SYSTEM, url, "is that of a file, which is not allowed");
  }

  @Test
  void aDirectoryThatIsNoRepositoryIsNone(@TempDir Path empty) {
    assertRefused(
        RealRepositories.LOOPBACK, Names.SYSTEM, empty.toUri().toString(), "it does not exist");
  }

  @Test
  void connectsToTheAddressThatWasChecked() {
    AtomicInteger lookups = new AtomicInteger();
    Names names =
        host ->
            List.of(
                InetAddress.getByName(
                    lookups.incrementAndGet() % 2 == 1 ? "127.0.0.1" : "192.168.0.1"));

    assertThatThrownBy(() ->
            resolve(
                RealRepositories.LOOPBACK,
                names,
                "git://git.example:" + RealRepositories.freePort() + "/x",
                ANYBODY))
        .isInstanceOf(ComponentsException.Unavailable.class);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void followsARepositoryThatMoved() {
    assertThat(resolve(RealRepositories.LOOPBACK, Names.SYSTEM, server.at("/moved.git"), ANYBODY))
        .isEqualTo(commit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/repo.git/info/refs?service=git-upload-pack",
        "file:///etc/info/refs?service=git-upload-pack",
        "http://127.0.0.1/somewhere/else"
      })
  void followsNobodyWhereItMayNotGo(String location) throws IOException {
    try (BadServer bad =
        new BadServer(BadServer.answers("302 Found\r\nLocation: " + location, ""))) {
      assertThatThrownBy(() ->
              resolve(RealRepositories.LOOPBACK, Names.SYSTEM, bad.overHttp().value(), ANYBODY))
          .isInstanceOf(ComponentsException.NotFetched.class);
    }
  }

  @Test
  void aLoginIsSentOnlyWhereNobodyCanReadAlong() {
    assertThatThrownBy(() -> resolve(RealRepositories.LOOPBACK, Names.SYSTEM, server.url(), LOGIN))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageContaining("not https")
        .hasMessageNotContaining("s3cret");
    assertThat(server.authorizations()).isEmpty();
    assertThat(LOGIN.toString()).doesNotContain("s3cret");
  }

  @Test
  void settingsOfTheMachineAreNotRead() throws Exception {
    assertThat(SystemReader.getInstance().getenv("PATH")).isNull();
    // JGit itself notes there what it measured of the file system.
    assertThat(SystemReader.getInstance().getUserConfig().getSections()).isSubsetOf("filesystem");
    assertThat(SystemReader.getInstance().getSystemConfig().getSections()).isSubsetOf("filesystem");
  }

  @Test
  void leavesNoFilesBehind() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    long before = count(temporary);

    assertThat(resolve(RealRepositories.LOOPBACK, Names.SYSTEM, server.url(), ANYBODY))
        .isEqualTo(commit);

    assertThat(count(temporary)).isLessThanOrEqualTo(before + 1);
  }

  private static long count(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().contains("git")).count();
    }
  }
}

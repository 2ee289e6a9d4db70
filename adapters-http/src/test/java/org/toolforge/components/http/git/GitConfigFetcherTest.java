package org.toolforge.components.http.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.FetchedDocument;

class GitConfigFetcherTest {

  /** How a repository is served. */
  enum Served {
    MODERN,
    OLD,
    WITHOUT_FILTERS
  }

  private final GitHosts hosts = new GitHosts(RealRepositories.LOOPBACK);
  private BareRepository bare;
  private GitOverHttp server;

  @BeforeEach
  void serve(@TempDir Path directory) {
    bare = new BareRepository(directory.resolve("repo.git"));
    server = new GitOverHttp(bare.jgit(), true);
  }

  @AfterEach
  void close() {
    server.close();
    hosts.close();
    bare.close();
  }

  private FetchedDocument fetch(String url, String ref, String path) {
    return new GitConfigFetcher(hosts, Node.Text::new)
        .fetch(new ConfigSource.InRepository(new RepositoryUrl(url), new GitRef(ref), path));
  }

  private FetchedDocument fetch(String path) {
    return fetch(server.url(), "HEAD", path);
  }

  private void assertRefused(String ref, String path, String reason) {
    assertThatThrownBy(() -> fetch(server.url(), ref, path))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageStartingWith(
            "Unable to retrieve config from path %s of repository %s at %s: "
                .formatted(path, server.url(), ref))
        .hasMessageContaining(reason);
  }

  static List<Served> kinds() {
    return List.of(Served.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void getsAFileAsItIsAtTheRef(Served served) {
    bare.file("toolforge.yaml", "old");
    bare.file("deploy/toolforge.yaml", "inner");
    Commit old = bare.commit("main", "one");
    bare.tag("v1", old);
    bare.file("toolforge.yaml", "new");
    Commit now = bare.commit("main", "two");
    bare.allowsFilters(served != Served.WITHOUT_FILTERS);
    try (GitOverHttp other = new GitOverHttp(bare.jgit(), served == Served.MODERN)) {
      assertThat(fetch(other.url(), "HEAD", "toolforge.yaml"))
          .isEqualTo(new FetchedDocument(new Node.Text("new"), now.hash()));
      assertThat(fetch(other.url(), "v1", "toolforge.yaml"))
          .isEqualTo(new FetchedDocument(new Node.Text("old"), old.hash()));
      assertThat(fetch(other.url(), "main", "deploy/toolforge.yaml"))
          .isEqualTo(new FetchedDocument(new Node.Text("inner"), now.hash()));
    }
  }

  @Test
  void getsAFileFromARepositoryOnThisMachine() {
    bare.file("deploy/toolforge.yaml", "inner");
    Commit now = bare.commit("main", "one");

    assertThat(fetch(bare.directory().toUri().toString(), "main", "./deploy//toolforge.yaml"))
        .isEqualTo(new FetchedDocument(new Node.Text("inner"), now.hash()));
  }

  @Test
  void getsAFileOfACommit() {
    bare.file("toolforge.yaml", "old");
    Commit old = bare.commit("main", "one");
    bare.file("toolforge.yaml", "new");
    bare.commit("main", "two");

    assertThat(fetch(server.url(), old.hash(), "toolforge.yaml").document())
        .isEqualTo(new Node.Text("old"));
  }

  @Test
  void getsAFileOutOfARepositoryThatIsLarge() {
    bare.file("toolforge.yaml", "small");
    byte[] noise = new byte[8 * 1024 * 1024];
    new Random(1).nextBytes(noise);
    bare.file("video.mp4", noise);
    bare.commit("main", "one");

    assertThat(fetch("toolforge.yaml").document()).isEqualTo(new Node.Text("small"));

    bare.allowsFilters(false);
    assertRefused("HEAD", "toolforge.yaml", "too large");
  }

  @Test
  void tellsWhatIsMissing() {
    bare.file("toolforge.yaml", "new");
    bare.file("deploy/other", "x");
    bare.commit("main", "one");

    assertRefused("HEAD", "toolforge.yml", "there is no such file at commit ");
    assertRefused("HEAD", "toolforge.yaml/x", "there is no such file at commit ");
    assertRefused("HEAD", "deploy", "the path is that of no file");
    assertRefused("mian", "toolforge.yaml", "Perhaps 'main' is meant");
    assertRefused("a".repeat(40), "toolforge.yaml", "does not hand out a commit");
  }

  @Test
  void takesNothingThatIsTooLargeOrNoText() {
    bare.file("large", new byte[ConfigReader.MAX_BYTES + 1]);
    bare.file("bytes", new byte[] {(byte) 0xff, 0});
    bare.commit("main", "one");

    assertRefused("HEAD", "large", "larger than the 262144 bytes");
    assertRefused("HEAD", "bytes", "not text in UTF-8");
  }

  @Test
  void tellsWhatIsWrongWithTheText() {
    bare.file("toolforge.yaml", "{");
    bare.commit("main", "one");
    GitConfigFetcher fetcher =
        new GitConfigFetcher(
            hosts,
            text -> {
              throw new ComponentsException.Malformed("line 1, column 2");
            });

    assertThatThrownBy(() ->
            fetcher.fetch(
                new ConfigSource.InRepository(
                    new RepositoryUrl(server.url()), GitRef.HEAD, "toolforge.yaml")))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageEndingWith("the document cannot be read: line 1, column 2");
  }
}

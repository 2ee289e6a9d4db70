package org.toolforge.components.http.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.SourceChanges;
import org.toolforge.components.port.SourceChanges.Relation;

/** What a real host can tell beyond the contract. */
class GitSourceRepositoryTest {

  private static final RepositoryAccess ANYBODY = new RepositoryAccess.Anonymous();

  private final GitHosts hosts = new GitHosts(RealRepositories.LOOPBACK);
  private final GitSourceRepository repositories = new GitSourceRepository(hosts);
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

  private Commit resolve(String ref) {
    return repositories.resolve(new RepositoryUrl(server.url()), ANYBODY, new GitRef(ref));
  }

  private SourceChanges changes(Commit from, Commit to) {
    return repositories.changes(new RepositoryUrl(server.url()), ANYBODY, from, to);
  }

  private void assertMissing(String ref, String hint) {
    assertThatThrownBy(() -> resolve(ref))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessage(
            "Unable to find branch, tag or commit '%s' in repository %s. %s"
                .formatted(ref, server.url(), hint));
  }

  @Test
  void namesWhatMayBeMeantInstead() {
    bare.commit("main", "one");
    bare.commit("feature/login", "two");
    bare.tag("v1.0", bare.commit("other", "three"));

    assertMissing("mian", "Perhaps 'main' is meant; otherwise push it.");
    assertMissing("login", "Perhaps 'feature/login' is meant; otherwise push it.");
    assertMissing("v1.1", "Perhaps 'v1.0' is meant; otherwise push it.");
    assertMissing("something-else", "Push it, or correct the ref.");
  }

  @Test
  void asksForTheWholeHashOfACommit() {
    Commit one = bare.commit("main", "one");

    assertMissing(one.abbreviated(), "A commit needs its full hash, of 40 digits.");
  }

  @Test
  void knowsThatACommitIsNotThere() {
    bare.commit("main", "one");

    assertMissing("a".repeat(40), "Push it, or correct the hash.");
  }

  @Test
  void findsTheCommitBehindTheHashOfATag() {
    Commit one = bare.commit("main", "one");
    String tag = bare.annotatedTag("v1", one);

    assertThat(resolve(tag)).isEqualTo(one);
  }

  @Test
  void believesInACommitThatCannotBeLookedUp() {
    bare.commit("main", "one");
    try (GitOverHttp old = new GitOverHttp(bare.jgit(), false)) {
      Commit unseen = new Commit("a".repeat(40));

      assertThat(
              repositories.resolve(
                  new RepositoryUrl(old.url()), ANYBODY, new GitRef(unseen.hash())))
          .isEqualTo(unseen);
    }
  }

  @Test
  void acceptsTheFullNameOfARef() {
    Commit one = bare.commit("main", "one");

    assertThat(resolve("refs/heads/main")).isEqualTo(one);
  }

  @Test
  void anEmptyRepositoryHasNothing() {
    assertMissing("HEAD", "Push a commit to its default branch, or name a ref.");
    assertMissing("main", "Push it, or correct the ref.");
  }

  @Test
  void tellsThatACommitIsGone() {
    bare.commit("main", "one");
    Commit two = bare.commit("main", "two");

    assertThatThrownBy(() -> changes(new Commit("a".repeat(40)), two))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageContaining("does not have commit aaaaaaa any more; the history was rewritten");
  }

  @Test
  void looksFurtherBackWhereNeeded() {
    Commit first = bare.commit("main", "first");
    Commit last = bare.commits("main", "more", 300);

    SourceChanges changes = changes(first, last);

    assertThat(changes.relation()).isEqualTo(Relation.AHEAD);
    assertThat(changes.count()).isEqualTo(300);
    assertThat(changes.exact()).isTrue();
  }

  @Test
  void doesNotLookBackForEver() {
    Commit first = bare.commit("main", "first");
    Commit last = bare.commits("main", "more", 600);

    SourceChanges changes = changes(first, last);

    assertThat(changes.exact()).isFalse();
    assertThat(changes.count()).isEqualTo(512);
  }
}

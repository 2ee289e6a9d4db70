package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceChanges.Change;
import org.toolforge.components.port.SourceChanges.Relation;

/** What everything that looks into git repositories promises. */
public interface SourceRepositoryContract {

  RepositoryAccess ANYBODY = new RepositoryAccess.Anonymous();

  SourceRepository repositories();

  /** The repository of this test, the same at each call. Its default branch is {@code main}. */
  RepositoryUrl repository();

  /** One that cannot be reached. */
  RepositoryUrl unreachable();

  /** Makes a commit on top of a branch, the first one if there is no such branch. */
  Commit commit(String branch, String subject);

  /** Lets a branch mean this commit, whatever it meant. */
  void reset(String branch, Commit commit);

  void tag(String name, Commit commit);

  void annotatedTag(String name, Commit commit);

  /** Makes sure that there is no such branch or tag. */
  default void drop(String ref) {}

  private Commit resolve(String ref) {
    return repositories().resolve(repository(), ANYBODY, new GitRef(ref));
  }

  private SourceChanges changes(Commit from, Commit to) {
    return repositories().changes(repository(), ANYBODY, from, to);
  }

  @Test
  default void aBranchMeansItsNewestCommit() {
    commit("main", "one");
    Commit two = commit("main", "two");

    assertThat(resolve("main")).isEqualTo(two);
    assertThat(resolve("main").hash()).matches("[0-9a-f]{40}");
  }

  @Test
  default void aBranchMayHaveSlashesInItsName() {
    commit("main", "one");
    Commit other = commit("feature/login", "two");

    assertThat(resolve("feature/login")).isEqualTo(other);
  }

  @Test
  default void aNameMatchesWhole() {
    Commit one = commit("main", "one");
    commit("feature/main", "two");
    commit("main2", "three");

    assertThat(resolve("main")).isEqualTo(one);
  }

  @Test
  default void theEndOfANameIsNoName() {
    commit("feature/login", "one");
    drop("login");

    assertThatThrownBy(() -> resolve("login")).isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  default void aTagMeansItsCommit() {
    Commit one = commit("main", "one");
    tag("v1", one);
    commit("main", "two");

    assertThat(resolve("v1")).isEqualTo(one);
  }

  @Test
  default void anAnnotatedTagMeansTheCommitBehindIt() {
    Commit one = commit("main", "one");
    annotatedTag("v1", one);
    commit("main", "two");

    assertThat(resolve("v1")).isEqualTo(one);
  }

  @Test
  default void ofABranchAndATagOfOneNameTheBranchIsMeant() {
    Commit one = commit("main", "one");
    tag("release", one);
    Commit two = commit("release", "two");

    assertThat(resolve("release")).isEqualTo(two);
  }

  @Test
  default void aFullHashMeansItself() {
    Commit one = commit("main", "one");
    commit("main", "two");

    assertThat(resolve(one.hash())).isEqualTo(one);
  }

  @Test
  default void theHeadIsTheDefaultBranch() {
    Commit one = commit("main", "one");
    commit("other", "two");

    assertThat(repositories().resolve(repository(), ANYBODY, GitRef.HEAD)).isEqualTo(one);
  }

  @Test
  default void namesTheRefThatIsMissingAndTheRepository() {
    commit("main", "one");
    drop("gone");

    assertThatThrownBy(() -> resolve("gone"))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContainingAll("'gone'", repository().value());
  }

  @Test
  default void saysWhenToTryAgainWhatCannotBeReached() {
    ComponentsException.Unavailable failure =
        catchThrowableOfType(
            ComponentsException.Unavailable.class,
            () -> repositories().resolve(unreachable(), ANYBODY, GitRef.HEAD));

    assertThat(failure.retryAfter()).isPositive();
  }

  @Test
  default void tellsWhatCameSinceNewestFirst() {
    Commit one = commit("main", "one");
    Commit two = commit("main", "two");
    Commit three = commit("main", "three");

    SourceChanges changes = changes(one, three);

    assertThat(changes.from()).isEqualTo(one);
    assertThat(changes.to()).isEqualTo(three);
    assertThat(changes.relation()).isEqualTo(Relation.AHEAD);
    assertThat(changes.count()).isEqualTo(2);
    assertThat(changes.exact()).isTrue();
    assertThat(changes.newest()).extracting(Change::commit).containsExactly(three, two);
    assertThat(changes.newest()).extracting(Change::subject).containsExactly("three", "two");
    assertThat(changes.newest()).allSatisfy(change -> assertThat(change.author()).isNotBlank());
  }

  @Test
  default void tellsWhatGoesAway() {
    Commit one = commit("main", "one");
    Commit two = commit("main", "two");
    tag("old", one);

    SourceChanges changes = changes(two, one);

    assertThat(changes.relation()).isEqualTo(Relation.BEHIND);
    assertThat(changes.count()).isEqualTo(1);
    assertThat(changes.newest()).extracting(Change::subject).containsExactly("two");
  }

  @Test
  default void tellsThatHistoryWasRewritten() {
    Commit one = commit("main", "one");
    Commit old = commit("main", "two");
    tag("kept", old);
    reset("main", one);
    Commit rewritten = commit("main", "two, but better");

    SourceChanges changes = changes(old, rewritten);

    assertThat(changes.relation()).isEqualTo(Relation.APART);
    assertThat(changes.newest()).extracting(Change::subject).containsExactly("two, but better");
  }

  @Test
  default void nothingChangesBetweenACommitAndItself() {
    Commit one = commit("main", "one");

    assertThat(changes(one, one))
        .isEqualTo(new SourceChanges(one, one, Relation.SAME, 0, true, List.of()));
  }

  @Test
  default void showsTheNewestOfManyAndCountsThemAll() {
    Commit first = commit("main", "first");
    Commit last = first;
    for (int i = 1; i <= 30; i++) {
      last = commit("main", "number " + i);
    }

    SourceChanges changes = changes(first, last);

    assertThat(changes.count()).isEqualTo(30);
    assertThat(changes.newest()).hasSize(SourceChanges.MOST_SHOWN);
    assertThat(changes.newest().get(0).subject()).isEqualTo("number 30");
  }
}

package org.toolforge.components.http.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.http.git.Conversation.Fetch;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.SourceChanges;
import org.toolforge.components.port.SourceChanges.Relation;
import org.toolforge.components.port.SourceRepository;

/** Real git repositories. */
public final class GitSourceRepository implements SourceRepository {

  private static final Pattern FULL_HASH = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SOME_HASH = Pattern.compile("[0-9a-f]{7,39}");
  private static final String COMMITS_ONLY = "tree:0";
  private static final int NEAR = 64;
  private static final int FAR = 512;

  /** Where each commit comes with all its files. */
  private static final int NEAR_WITH_FILES = 25;

  private final GitHosts hosts;

  /**
   * @param hosts is not closed with this
   */
  public GitSourceRepository(GitHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public Commit resolve(RepositoryUrl repository, RepositoryAccess access, GitRef ref) {
    GitErrors errors =
        new GitErrors("Unable to look for '%s' in repository %s".formatted(ref, repository));
    try {
      return hosts.ask(
          repository,
          access,
          (conversation, budget) ->
              new Commit(
                  FULL_HASH.matcher(ref.value()).matches()
                      ? lookedUp(conversation, repository, ref)
                      : found(conversation, repository, ref)));
    } catch (IOException e) {
      throw errors.of(e);
    }
  }

  private static String found(Conversation conversation, RepositoryUrl repository, GitRef ref)
      throws IOException {
    RefPicker picker = new RefPicker(ref);
    return conversation
        .resolve(picker)
        .orElseThrow(() -> notFound(repository, ref, hint(ref, picker.similar())));
  }

  private static String hint(GitRef ref, List<String> similar) {
    if (!similar.isEmpty()) {
      return "Perhaps '%s' is meant; otherwise push it.".formatted(String.join("' or '", similar));
    }
    if (ref.equals(GitRef.HEAD)) {
      return "Push a commit to its default branch, or name a ref.";
    }
    return SOME_HASH.matcher(ref.value()).matches()
        ? "A commit needs its full hash, of 40 digits."
        : "Push it, or correct the ref.";
  }

  /** Hosts that cannot be asked for a commit alone are believed to have it. */
  private static String lookedUp(Conversation conversation, RepositoryUrl repository, GitRef ref)
      throws IOException {
    if (!conversation.leavesOut() || !conversation.handsOutAnything()) {
      return ref.value();
    }
    try {
      conversation.fetch(new Fetch(List.of(ref.value()), 1, COMMITS_ONLY));
    } catch (GitFailure.NotHandedOut e) {
      throw notFound(repository, ref, "Push it, or correct the hash.");
    }
    return conversation
        .objects()
        .commit(ref.value())
        .map(commit -> commit.change().commit().hash())
        .orElseThrow(() -> notFound(repository, ref, "That hash is not the one of a commit."));
  }

  private static ComponentsException.NotFound notFound(
      RepositoryUrl repository, GitRef ref, String hint) {
    return new ComponentsException.NotFound(
        "Unable to find branch, tag or commit '%s' in repository %s. %s"
            .formatted(ref, repository, hint));
  }

  @Override
  public SourceChanges changes(
      RepositoryUrl repository, RepositoryAccess access, Commit from, Commit to) {
    GitErrors errors =
        new GitErrors(
            "Unable to compare %s with %s in repository %s"
                .formatted(to.abbreviated(), from.abbreviated(), repository));
    try {
      return hosts.ask(
          repository,
          access,
          (conversation, budget) -> {
            int depth = conversation.leavesOut() ? NEAR : NEAR_WITH_FILES;
            SourceChanges near = compared(conversation, budget, from, to, depth);
            try {
              return near.exact() ? near : compared(conversation, budget, from, to, FAR);
            } catch (GitFailure e) {
              // What is known already is better than nothing.
              return near;
            }
          });
    } catch (IOException e) {
      throw errors.of(e);
    }
  }

  private static SourceChanges compared(
      Conversation conversation, Budget budget, Commit from, Commit to, int depth)
      throws IOException {
    String filter = conversation.leavesOut() ? COMMITS_ONLY : null;
    List<String> wants = new ArrayList<>(List.of(to.hash(), from.hash()));
    try {
      conversation.fetch(new Fetch(wants, depth, filter));
    } catch (GitFailure.NotHandedOut e) {
      wants.remove(from.hash());
      conversation.fetch(new Fetch(wants, depth, filter));
    }
    SourceChanges changes = new History(conversation.objects(), budget).between(from, to);
    if (wants.size() == 1
        && changes.relation() == Relation.UNKNOWN
        && conversation.handsOutAnything()) {
      throw GitFailure.lasting(
          "its host does not have commit %s any more; the history was rewritten."
              .formatted(from.abbreviated()));
    }
    return changes;
  }
}

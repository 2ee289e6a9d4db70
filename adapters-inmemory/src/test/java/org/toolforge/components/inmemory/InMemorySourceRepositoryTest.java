package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceRepository;
import org.toolforge.components.port.SourceRepositoryContract;

class InMemorySourceRepositoryTest implements SourceRepositoryContract {

  private static final RepositoryUrl REPOSITORY = new RepositoryUrl("https://git.example/api");

  private final Script script = new Script();
  private final InMemoryPlatform platform =
      new InMemoryPlatform(new VirtualTimeline(Instant.EPOCH), script);
  private int made;

  @Override
  public SourceRepository repositories() {
    return platform.repositories();
  }

  @Override
  public RepositoryUrl repository() {
    return REPOSITORY;
  }

  @Override
  public RepositoryUrl unreachable() {
    script.nextCallsFail(1);
    return REPOSITORY;
  }

  @Override
  public Commit commit(String branch, String subject) {
    made++;
    Commit commit = new Commit("%040x".formatted(made));
    platform.push(REPOSITORY.value(), branch, commit.hash(), subject);
    if (branch.equals("main")) {
      // In memory every ref stands for itself.
      platform.reset(REPOSITORY.value(), GitRef.HEAD.value(), commit.hash());
    }
    return commit;
  }

  @Override
  public void reset(String branch, Commit commit) {
    platform.reset(REPOSITORY.value(), branch, commit.hash());
  }

  @Override
  public void tag(String name, Commit commit) {
    platform.tag(REPOSITORY.value(), name, commit.hash());
  }

  @Override
  public void annotatedTag(String name, Commit commit) {
    tag(name, commit);
  }

  @Override
  public void drop(String ref) {
    platform.dropRef(REPOSITORY.value(), ref);
  }

  @Test
  void everyRefOfEveryRepositoryMeansACommitOfItsOwn() {
    RepositoryUrl other = new RepositoryUrl("https://git.example/other");
    Commit commit = repositories().resolve(other, ANYBODY, new GitRef("any"));

    assertThat(repositories().resolve(other, ANYBODY, new GitRef("any"))).isEqualTo(commit);
    assertThat(repositories().resolve(other, ANYBODY, new GitRef("else"))).isNotEqualTo(commit);
  }
}

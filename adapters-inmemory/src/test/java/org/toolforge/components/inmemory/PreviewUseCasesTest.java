package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.engine.SourceDifference;
import org.toolforge.components.port.SourceChanges.Change;
import org.toolforge.components.port.SourceChanges.Relation;

/** What a plan tells of the commits that it would bring. */
class PreviewUseCasesTest {

  private static final String REPOSITORY = "https://git.example/api";
  private static final ComponentName NAME = new ComponentName("api");
  private static final DeploymentRequest REQUEST = DeploymentRequest.by("somebody", "test");

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private void push(char digit, String subject) {
    toolforge.platform().push(REPOSITORY, "HEAD", String.valueOf(digit).repeat(40), subject);
  }

  private Map<ComponentName, SourceDifference> differences() {
    return components.preview(TOOL, REQUEST).differences();
  }

  @Test
  void nothingIsToldBeforeAnythingRuns() {
    components.saveConfig(TOOL, toolforge.platform().reader().read(API), "somebody");

    assertThat(differences()).isEmpty();
  }

  @Test
  void nothingIsToldOfTheCommitThatRuns() {
    toolforge.deploy(TOOL.value(), API);

    assertThat(differences()).isEmpty();
  }

  @Test
  void tellsWhatWasPushedSince() {
    push('a', "first");
    toolforge.deploy(TOOL.value(), API);
    push('b', "second");
    push('c', "third");

    assertThat(differences().get(NAME))
        .isInstanceOfSatisfying(
            SourceDifference.Known.class,
            known -> {
              assertThat(known.from().hash()).startsWith("aaa");
              assertThat(known.to().hash()).startsWith("ccc");
              assertThat(known.changes().relation()).isEqualTo(Relation.AHEAD);
              assertThat(known.changes().newest())
                  .extracting(Change::subject)
                  .isEqualTo(List.of("third", "second"));
            });
  }

  @Test
  void thePlanIsTheSameWithAndWithout() {
    push('a', "first");
    toolforge.deploy(TOOL.value(), API);
    push('b', "second");

    Prepared preview = components.preview(TOOL, REQUEST);

    assertThat(preview.id()).isEqualTo(components.plan(TOOL, REQUEST).id());
    assertThat(preview.plan()).isEqualTo(components.plan(TOOL, REQUEST).plan());
  }

  @Test
  void anotherRepositoryIsNotCompared() {
    push('a', "first");
    toolforge.deploy(TOOL.value(), API);

    Prepared preview =
        components.preview(
            TOOL,
            REQUEST,
            toolforge.platform().reader().read(API.replace("git.example/api", "git.example/new")));

    assertThat(preview.differences()).isEmpty();
  }

  @Test
  void aPlanIsMadeEvenWhenItCannotBeTold() {
    push('a', "first");
    toolforge.deploy(TOOL.value(), API);
    push('b', "second");
    toolforge.script().nextComparisonsFail(1);

    assertThat(differences().get(NAME))
        .isInstanceOfSatisfying(
            SourceDifference.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("git host does not answer"));
  }
}

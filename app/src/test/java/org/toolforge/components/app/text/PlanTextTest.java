package org.toolforge.components.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.Examples;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.http.mapping.PlanMapping;
import org.toolforge.components.inmemory.InMemoryComponents;

final class PlanTextTest {

  private static final ToolName TOOL = new ToolName("toolhunt");

  private final InMemoryComponents toolforge = InMemoryComponents.create();

  @Test
  void saysWhyNothingIsToBeDone() {
    toolforge.deploy("toolhunt", Examples.TOOLHUNT);

    assertThat(plan(Examples.TOOLHUNT))
        .contains(
            "Plan for toolhunt: 0 builds, 4 components in 3 stages",
            "Images:",
            "Stage 1:",
            "   unchanged  toolhunt-migratedb  (unchanged)")
        .anyMatch(line -> line.startsWith("   reuse      toolhunt-api "))
        .anyMatch(line -> line.startsWith("Estimate: 0.0 s (measured)"));
  }

  @Test
  void showsWhatIsRemoved() {
    toolforge.deploy("toolhunt", Examples.TOOLHUNT);

    assertThat(plan("components: {api: {build: {repository: https://example.org/api}}}"))
        .containsSequence(
            "At the end:", "   remove     toolhunt-flower  job toolhunt-flower  (not-in-config)");
  }

  @Test
  void showsTheCommitsThatABuildBrings() {
    String config = "components: {api: {build: {repository: https://example.org/api}}}";
    push('a', "First");
    toolforge.deploy("toolhunt", config);
    push('b', "Add a login");
    push('c', "Mend the\033[31m login");

    assertThat(plan(config))
        .containsSequence(
            "   build      api  https://example.org/api at ccccccc  (source-changed)",
            "              2 commits since aaaaaaa:",
            "                Mend the [31m login (somebody)",
            "                Add a login (somebody)");
  }

  @Test
  void showsTheNewestOfManyCommits() {
    String config = "components: {api: {build: {repository: https://example.org/api}}}";
    push('0', "First");
    toolforge.deploy("toolhunt", config);
    "123456789abcde".chars().forEach(digit -> push((char) digit, "Number " + (char) digit));

    assertThat(plan(config))
        .containsSequence(
            "              14 commits since 0000000:", "                Number e (somebody)")
        .containsSequence(
            "                Number a (somebody)", "                and 9 more", "Stage 2:");
  }

  @Test
  void saysWhyItIsNotKnownWhatABuildBrings() {
    String config = "components: {api: {build: {repository: https://example.org/api}}}";
    push('a', "First");
    toolforge.deploy("toolhunt", config);
    push('b', "Second");
    toolforge.script().nextComparisonsFail(1);

    assertThat(plan(config))
        .anyMatch(
            line -> line.startsWith("              It is not known what changed: The git host"));
  }

  private void push(char digit, String subject) {
    toolforge
        .platform()
        .push("https://example.org/api", "HEAD", String.valueOf(digit).repeat(40), subject);
  }

  private List<String> plan(String config) {
    return PlanText.of(
        PlanMapping.of(
            TOOL,
            toolforge
                .components()
                .preview(
                    TOOL,
                    DeploymentRequest.by("test", "test"),
                    toolforge.platform().reader().read(config))),
        Style.BARE);
  }
}

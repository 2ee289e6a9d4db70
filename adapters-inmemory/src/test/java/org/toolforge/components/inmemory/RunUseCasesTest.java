package org.toolforge.components.inmemory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.ResultUpload;
import org.toolforge.components.Runs;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.Rush;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;
import org.toolforge.components.run.RunRequest;
import org.toolforge.components.run.RunState;
import org.toolforge.components.status.Quota;

/** Runs on demand as users meet them. */
class RunUseCasesTest {

  private static final ToolName TOOL = new ToolName("mytool");
  private static final String CONFIG =
      """
      components:
        api:
          build: {repository: https://git.example/api}
          run: {command: serve, env: {LANG: de, PORT: "1"}, memory: 1Gi}
        migrate:
          component_type: one-off
          build: {reuse_from: api}
          run: {command: migrate-all}
      """;
  private static final RunLimits LIMITS =
      new RunLimits(2, 3, Duration.ofDays(1), Duration.ofMinutes(10), Duration.ofHours(1), 100, 3);

  private final InMemoryComponents toolforge = InMemoryComponents.create(LIMITS);
  private final Runs runs = toolforge.runs();

  private Run run(String command) {
    return toolforge.run("mytool", "api", command);
  }

  private static RunRequest request(
      @Nullable String command, Map<String, String> env, @Nullable Duration timeout) {
    return new RunRequest(
        new ComponentName("api"), command, new LinkedHashMap<>(env), timeout, null, "somebody");
  }

  private static InputStream content(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  @Test
  void runsTheImageThatTheComponentHasWithACommandOfItsOwn() {
    Deployment deployment = toolforge.deploy("mytool", CONFIG);
    Run started = runs.start(TOOL, request("report", Map.of("LANG", "en", "MONTH", "4"), null));

    assertThat(started.state().isOver()).isFalse();
    assertThat(started.order().image())
        .isEqualTo(deployment.image(new ComponentName("api")).orElseThrow());
    RunSpec run = started.order().component().run();
    assertThat(run.command()).isEqualTo("report");
    assertThat(run.env())
        .containsExactlyInAnyOrderEntriesOf(Map.of("LANG", "en", "PORT", "1", "MONTH", "4"));
    assertThat(run.memory()).isNotNull();
    assertThat(started.order().timeout()).isEqualTo(LIMITS.usualTimeout());
    assertThat(toolforge.await(started).state()).isInstanceOf(RunState.Succeeded.class);
    assertThat(toolforge.components().status(TOOL)).hasSize(2);
  }

  @Test
  void runsTheComponentsOwnCommandWhenNoneIsTold() {
    toolforge.deploy("mytool", CONFIG);
    Run started = runs.start(TOOL, request(null, Map.of(), Duration.ofSeconds(1)));

    assertThat(started.order().component().run().command()).isEqualTo("serve");
    assertThat(started.order().timeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void runsTheImageOfAOneOffThatSharesOne() {
    Deployment deployment = toolforge.deploy("mytool", CONFIG);
    Run started = toolforge.run("mytool", "migrate", "migrate-one");

    assertThat(started.order().image())
        .isEqualTo(deployment.image(new ComponentName("api")).orElseThrow());
    assertThat(toolforge.await(started).state()).isInstanceOf(RunState.Succeeded.class);
  }

  @Test
  void refusesToRunWhatWasNeverDeployed() {
    assertThatThrownBy(() -> run("x"))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContainingAll("api", "mytool", "Deploy the component first");
    toolforge.script().build("api").failsWith("no Procfile found");
    toolforge.deploy("mytool", CONFIG);

    assertThatThrownBy(() -> run("x")).isInstanceOf(ComponentsException.NotFound.class);
    assertThatThrownBy(() -> toolforge.run("mytool", "nothing", "x"))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void refusesARequestWithEverythingThatIsWrongInIt() {
    toolforge.deploy("mytool", CONFIG);

    assertThatThrownBy(
            () -> runs.start(TOOL, request(" ", Map.of("A-B", "top secret"), Duration.ofHours(2))))
        .isInstanceOfSatisfying(
            ComponentsException.Invalid.class,
            e -> assertThat(e.messages()).hasSize(3).noneMatch(m -> m.contains("secret")));
    assertThat(runs.list(TOOL)).isEmpty();
  }

  @Test
  void runsNoMoreAtOnceThanTheLimit() {
    toolforge.deploy("mytool", CONFIG);
    Run first = run("one");
    Run unused = run("two");

    assertThatThrownBy(() -> run("three"))
        .isInstanceOf(ComponentsException.QuotaExceeded.class)
        .hasMessageContainingAll("2 runs", first.id().value());
    assertThat(runs.quotas(TOOL))
        .extracting(Quota::name, Quota::used, Quota::limit)
        .containsExactly(tuple("active-runs", 2L, 2L), tuple("kept-runs", 0L, 3L));
    toolforge.pass(Duration.ofMinutes(1));
    assertThat(run("three").state().isOver()).isFalse();
  }

  @Test
  void keepsToTheLimitWhenManyAskAtOnceAndServesAsManyAsItCan() {
    toolforge.deploy("mytool", CONFIG);
    List<Boolean> served =
        Rush.of(
            8,
            i -> {
              try {
                return runs.start(TOOL, request("x", Map.of(), null)).order().tool().equals(TOOL);
              } catch (ComponentsException.QuotaExceeded e) {
                return false;
              }
            });

    assertThat(served).filteredOn(Boolean::booleanValue).hasSize(2);
    assertThat(runs.list(TOOL)).hasSize(2);
  }

  @Test
  void showsWhatARunPrintedAndLeft() throws IOException {
    toolforge.script().onDemand("api").prints("working").leaves("a/out.txt", "result");
    toolforge.deploy("mytool", CONFIG);
    Run ended = toolforge.await(run("report"));

    assertThat(LogContract.lines(runs.log(TOOL, ended.id(), 0, true)))
        .extracting(LogLine::text)
        .contains("working");
    ResultPath path = new ResultPath("a/out.txt");
    assertThat(runs.results(TOOL, ended.id())).containsExactly(runs.result(TOOL, ended.id(), path));
    try (InputStream in = runs.read(TOOL, ended.id(), path, 2, 4)) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("sult");
    }
    assertThatThrownBy(() -> runs.result(TOOL, ended.id(), new ResultPath("a")))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void removesARunWithItsResults() {
    toolforge.script().onDemand("api").leaves("out.txt", "result");
    toolforge.deploy("mytool", CONFIG);
    Run ended = toolforge.await(run("report"));

    assertThat(runs.remove(TOOL, ended.id())).isEqualTo(ended);
    assertThat(runs.list(TOOL)).isEmpty();
    assertThat(toolforge.platform().results().list(TOOL, ended.id())).isEmpty();
    assertThatThrownBy(() -> runs.find(TOOL, ended.id()))
        .isInstanceOf(ComponentsException.NotFound.class);
    assertThatThrownBy(() -> runs.results(TOOL, ended.id()))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void stopsARunThatIsRemoved() {
    toolforge.deploy("mytool", CONFIG);
    Run started = run("report");
    Run unused = runs.remove(TOOL, started.id());
    toolforge.pass(Duration.ofMinutes(1));

    assertThat(runs.list(TOOL)).isEmpty();
  }

  @Test
  void forgetsARunAndItsResultsAfterAWhile() {
    toolforge.script().onDemand("api").leaves("out.txt", "result");
    toolforge.deploy("mytool", CONFIG);
    Run ended = toolforge.await(run("report"));
    toolforge.pass(Duration.ofHours(23));
    assertThat(runs.list(TOOL)).hasSize(1);

    toolforge.pass(Duration.ofMinutes(62));
    assertThat(runs.list(TOOL)).isEmpty();
    assertThat(toolforge.platform().results().list(TOOL, ended.id())).isEmpty();
  }

  @Test
  void keepsTryingToRemoveWhatIsOutdated() {
    toolforge.script().onDemand("api").leaves("out.txt", "result");
    toolforge.deploy("mytool", CONFIG);
    RunId id = toolforge.await(run("report")).id();
    toolforge.pass(Duration.ofHours(23));
    toolforge.script().nextCallsFail(1_000_000);
    toolforge.pass(Duration.ofHours(2));
    toolforge.script().nextCallsFail(0);
    assertThat(runs.results(TOOL, id)).hasSize(1);
    toolforge.pass(Duration.ofMinutes(2));

    assertThat(runs.list(TOOL)).isEmpty();
    assertThat(toolforge.platform().results().list(TOOL, id)).isEmpty();
  }

  @Test
  void keepsOnlyTheNewestRunsThatEnded() {
    toolforge.deploy("mytool", CONFIG);
    Run first = toolforge.await(run("1"));
    for (int i = 2; i <= 4; i++) {
      Run unused = toolforge.await(run("more"));
    }
    toolforge.pass(Duration.ofMinutes(2));

    assertThat(runs.list(TOOL)).hasSize(3).doesNotContain(first);
  }

  @Test
  void takesNoMoreResultsThanTheLimits() throws IOException {
    toolforge.deploy("mytool", CONFIG);
    Run started = run("report");
    try (ResultUpload upload = runs.upload(TOOL, started.id())) {
      upload.store(new ResultPath("a"), 60, content(60));
      upload.store(new ResultPath("a"), 90, content(90));
      assertThatThrownBy(() -> upload.store(new ResultPath("b"), 11, content(11)))
          .isInstanceOf(ComponentsException.QuotaExceeded.class)
          .hasMessageContaining("100 bytes");
      upload.store(new ResultPath("b"), 10, content(10));
      upload.store(new ResultPath("c"), 0, content(0));
      assertThatThrownBy(() -> upload.store(new ResultPath("d"), 0, content(0)))
          .isInstanceOf(ComponentsException.QuotaExceeded.class)
          .hasMessageContaining("3 files");
    }
    assertThat(runs.results(TOOL, started.id())).hasSize(3);
    try (ResultUpload upload = runs.upload(TOOL, started.id())) {
      assertThatThrownBy(() -> upload.store(new ResultPath("d"), 0, content(0)))
          .isInstanceOf(ComponentsException.QuotaExceeded.class);
    }
  }

  @Test
  void takesTheResultsOfARunFromOneAtATime() {
    toolforge.deploy("mytool", CONFIG);
    Run started = run("report");
    try (ResultUpload upload = runs.upload(TOOL, started.id())) {
      assertThat(upload).isNotNull();
      assertThatThrownBy(() -> runs.upload(TOOL, started.id()))
          .isInstanceOf(ComponentsException.Conflict.class);
    }
    runs.upload(TOOL, started.id()).close();
  }

  @Test
  void dropsWhatIsBroughtForARunThatIsRemovedMeanwhile() throws IOException {
    toolforge.deploy("mytool", CONFIG);
    Run started = run("report");
    try (ResultUpload upload = runs.upload(TOOL, started.id())) {
      Run unused = runs.remove(TOOL, started.id());
      upload.store(new ResultPath("a"), 60, content(60));
    }

    assertThat(toolforge.platform().results().list(TOOL, started.id())).isEmpty();
    assertThatThrownBy(() -> runs.upload(TOOL, started.id()))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void letsOnlyWhoHasItsTokenBringResults() {
    toolforge.deploy("mytool", CONFIG);
    RunId id = run("one").id();
    RunId other = run("two").id();
    String token = runs.uploadToken(TOOL, id);

    assertThat(token).hasSizeGreaterThan(SigningKey.BYTES);
    assertThat(runs.mayUpload(TOOL, id, token)).isTrue();
    assertThat(runs.mayUpload(TOOL, other, token)).isFalse();
    assertThat(runs.mayUpload(new ToolName("othertool"), id, token)).isFalse();
    assertThat(runs.mayUpload(TOOL, id, "")).isFalse();
    assertThat(runs.mayUpload(TOOL, id, token + "a")).isFalse();
  }
}

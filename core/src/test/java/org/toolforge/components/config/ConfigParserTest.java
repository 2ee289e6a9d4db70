package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.OneOffComponent.Rerun;

/** What valid documents mean. */
final class ConfigParserTest {

  private static final GitSource SOURCE =
      new GitSource(new RepositoryUrl("https://h.example/x"), GitRef.HEAD, false, false);

  private final ConfigParser parser = new ConfigParser(false);

  @Test
  void fillsInDefaultsForContinuousComponents() {
    assertThat(component("{build: {repository: 'https://h.example/x'}}"))
        .isEqualTo(
            new ContinuousComponent(
                new ComponentName("web"),
                "",
                SOURCE,
                List.of(),
                RunSpec.of("web"),
                null,
                false,
                1,
                new HealthCheck.None()));
  }

  @Test
  void takesAComponentWithAScheduleForAScheduledOne() {
    assertThat(run("{command: 'x', schedule: '@daily'}"))
        .isEqualTo(
            new ScheduledComponent(
                new ComponentName("web"),
                "",
                SOURCE,
                List.of(),
                RunSpec.of("x"),
                new CronSchedule("@daily"),
                Duration.ZERO,
                0));
  }

  @Test
  void fillsInDefaultsForOneOffComponents() {
    assertThat(component("{type: 'one-off', build: {reuse_from: 'db'}, run: {command: 'migrate'}}"))
        .isEqualTo(
            new OneOffComponent(
                new ComponentName("web"),
                "",
                new ReusedBuild(new ComponentName("db")),
                List.of(),
                RunSpec.of("migrate"),
                0,
                Rerun.ON_CHANGE));
  }

  @Test
  void readsEveryKeyOfAContinuousComponent() {
    assertThat(
            component(
                """
                {description: 'An API', 'component-type': 'continuous', 'wait-for': ['db', 'db'],
                 build: {repository: 'https://h.example/x', ref: 'main', 'use-latest-versions': 'yes',
                         'use-deprecated-versions': 1},
                 run: {command: 'serve', env: {A: 'x', N: 1.50, T: true}, 'env-from': ['s', 's'],
                       cpu: '0.5', memory: '1Gi', mount: 'all', emails: 'onfailure', filelog: 'on',
                       'filelog-stdout': 'o', 'filelog-stderr': 'e', port: '8000',
                       'port-protocol': 'tcp', publish: '/', replicas: 2.0,
                       'health-check-http': '/up'}}
                """))
        .isEqualTo(
            new ContinuousComponent(
                new ComponentName("web"),
                "An API",
                new GitSource(
                    new RepositoryUrl("https://h.example/x"), new GitRef("main"), true, true),
                List.of(new ComponentName("db")),
                new RunSpec(
                    "serve",
                    new LinkedHashMap<>(Map.of("A", "x", "N", "1.50", "T", "true")),
                    List.of("s"),
                    new CpuQuantity(500),
                    new MemoryQuantity(1L << 30),
                    RunSpec.Mount.ALL,
                    RunSpec.Emails.ONFAILURE,
                    new RunSpec.FileLog(true, "o", "e")),
                new Port(8000, Port.Protocol.TCP),
                true,
                2,
                new HealthCheck.Http("/up")));
  }

  @Test
  void keepsTheOrderOfVariables() {
    assertThat(run("{env: {b: 'x', a: 'y', c: 'z'}}").run().env().sequencedKeySet())
        .containsExactly("b", "a", "c");
  }

  @Test
  void readsWhatScheduledAndOneOffComponentsHaveAlone() {
    assertThat(run("{command: 'x', schedule: '@daily', timeout: '120', retry: 5}"))
        .isEqualTo(
            TestConfigs.scheduled("web")
                .builtFrom("https://h.example/x", "HEAD")
                .command("x")
                .timeout(Duration.ofMinutes(2))
                .retry(5)
                .build());
    assertThat(
            component(
                """
                {type: 'one-off', build: {repository: 'https://h.example/x'},
                 run: {command: 'x', retry: '3', rerun: 'always'}}
                """))
        .isEqualTo(
            TestConfigs.oneOff("web")
                .builtFrom("https://h.example/x", "HEAD")
                .command("x")
                .retry(3)
                .rerun(Rerun.ALWAYS)
                .build());
  }

  @Test
  void givesTheDocumentBackAsItWasWritten() {
    Node document =
        RelaxedJson.node(
            """
            {zzz: null, components: {web: {run: {port: '8000', replicas: 2.0, filelog: 'YES'},
             'wait-for': [], build: {repository: 'https://h.example/x', ref: ''}}},
             'config-version': 0.1}
            """);

    ConfigDocument parsed = parser.parse(document);

    assertThat(parsed.written()).isEqualTo(document);
    assertThat(RelaxedJson.tree(parsed.written()))
        .hasToString(RelaxedJson.tree(document).toString());
  }

  @Test
  void warnsAboutUnknownKeysAndGuessesWhatWasMeant() {
    ConfigDocument parsed =
        parser.parse(
            RelaxedJson.node(
                """
                {zzz: 1, component: {}, components: {api: {build: {repository: 'https://h.example/x', branch: 'x'},
                 waitFor: [], run: {comand: 'x', Replicas: 2, port: 80, deep: {a: 1}}}}}
                """));

    assertThat(parsed.warnings())
        .containsExactly(
            "Unknown field zzz, skipped",
            "Unknown field component, skipped; did you mean 'components'?",
            "Unknown field components.api.waitFor, skipped; did you mean 'wait_for'?",
            "Unknown field components.api.build.branch, skipped",
            "Unknown field components.api.run.comand, skipped; did you mean 'command'?",
            "Unknown field components.api.run.Replicas, skipped; did you mean 'replicas'?",
            "Unknown field components.api.run.deep, skipped");
  }

  @Test
  void ignoresAPlaceholderForASource() {
    ConfigDocument parsed =
        parser.parse(
            RelaxedJson.node(
                """
                {source_url: 'http://localhost/', components: {api: {build: {repository: 'https://h.example/x'}}}}
                """));

    assertThat(parsed.config().source()).isNull();
    assertThat(parsed.warnings())
        .containsExactly("source_url http://localhost/ is a placeholder and is ignored");
  }

  @Test
  void tellsWhereAKeyBelongsThatIsWrittenOutsideOfItsObject() {
    ConfigDocument parsed =
        parser.parse(
            RelaxedJson.node(
                """
                {'': 1, components: {api: {build: {repository: 'https://h.example/x'}, schedule: 'x', command: 'x',
                 port: 1, ref: 'x', repository: 'x', 'health-check-http': '/'}}}
                """));

    assertThat(parsed.warnings())
        .containsExactly(
            "Unknown field '', skipped",
            "Unknown field components.api.schedule, skipped; did you mean 'run.schedule'?",
            "Unknown field components.api.command, skipped; did you mean 'run.command'?",
            "Unknown field components.api.port, skipped; did you mean 'run.port'?",
            "Unknown field components.api.ref, skipped; did you mean 'build.ref'?",
            "Unknown field components.api.repository, skipped; did you mean 'build.repository'?",
            "Unknown field components.api.health-check-http, skipped; did you mean 'run.health-check-http'?");
  }

  @Test
  void readsPointersToTheRealDocument() {
    assertThat(config("{source_url: 'https://bücher.example/é?x=1'}"))
        .isEqualTo(
            new ToolConfig(
                new ConfigSource.AtUrl(URI.create("https://xn--bcher-kva.example/%C3%A9?x=1")),
                new LinkedHashMap<>()));
    assertThat(config("{source: {repository: 'https://h.example/x', path: 'a/b.yaml'}}").source())
        .isEqualTo(
            new ConfigSource.InRepository(
                new RepositoryUrl("https://h.example/x"), GitRef.HEAD, "a/b.yaml"));
  }

  @Test
  void ignoresAPointerInAFetchedDocumentWithAWarning() {
    ConfigDocument fetched =
        parser.parseFetched(
            RelaxedJson.node(
                "{'source-url': 'not even valid', components: {web: {build: {repository: 'https://h.example/x'}}}}"));

    assertThat(fetched.config().source()).isNull();
    assertThat(fetched.config().components()).hasSize(1);
    assertThat(fetched.warnings())
        .containsExactly(
            "Field source-url of the fetched config is ignored; the stored config says where to fetch from");
  }

  @Test
  void refusesAFetchedDocumentWithoutComponents() {
    Node document = RelaxedJson.node("{source_url: 'https://h.example/config.yaml'}");

    assertThatExceptionOfType(ComponentsException.Invalid.class)
        .isThrownBy(() -> parser.parseFetched(document))
        .withMessageContaining("components: is required");
  }

  private ToolConfig config(String text) {
    return parser.parse(RelaxedJson.node(text)).config();
  }

  private Component run(String text) {
    return component("{build: {repository: 'https://h.example/x'}, run: %s}".formatted(text));
  }

  private Component component(String text) {
    String document =
        "{components: {web: %s, db: {build: {repository: 'https://h.example/db'}}}}"
            .formatted(text);
    return config(document).component(new ComponentName("web")).orElseThrow();
  }

  @Test
  void warnsWhenTwoComponentsAskForTheToolsAddress() {
    ConfigDocument document =
        new ConfigParser(false)
            .parse(
                RelaxedJson.node(
                    """
                    {components: {
                      a: {build: {repository: 'https://h.example/x'}, run: {command: 'a', port: 1, publish: '/'}},
                      b: {build: {reuse_from: 'a'}, run: {command: 'b', port: 2}},
                      c: {build: {reuse_from: 'a'}, run: {command: 'c', port: 3, publish: '/'}}}}
                    """));

    assertThat(document.warnings())
        .containsExactly(
            "Field components.c.run.publish asks for the tool's address, as 'a' does already; only"
                + " one of them is reached, so remove one");
  }
}

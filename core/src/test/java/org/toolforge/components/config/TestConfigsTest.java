package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.config.OneOffComponent.Rerun;

final class TestConfigsTest {

  @ParameterizedTest
  @MethodSource("configs")
  void writesDocumentsThatMeanTheConfig(ToolConfig config) {
    Node written = TestConfigs.document(config).written();

    assertThat(new ConfigParser(false).parse(written).config()).isEqualTo(config);
  }

  @Test
  void knowsWhoBuildsWhatAComponentRuns() {
    ToolConfig config = TestConfigs.toolhunt();
    ComponentName flower = new ComponentName("toolhunt-flower");

    Component builder = config.builderOf(config.component(flower).orElseThrow());

    assertThat(builder.name()).hasToString("toolhunt-api");
    assertThat(config.builderOf(builder)).isEqualTo(builder);
  }

  static Stream<ToolConfig> configs() {
    return Stream.of(
        TestConfigs.toolhunt(),
        TestConfigs.config(
            TestConfigs.continuous("api")
                .describedAs("An API")
                .waitFor("migrate", "cron")
                .env("KEY", "value")
                .port(8000)
                .published()
                .replicas(3)
                .healthCheck(new HealthCheck.Http("/up"))
                .build(),
            TestConfigs.scheduled("cron").timeout(Duration.ofSeconds(5)).retry(2).build(),
            TestConfigs.oneOff("migrate").reusing("api").rerun(Rerun.ALWAYS).build(),
            TestConfigs.continuous("worker")
                .healthCheck(new HealthCheck.Script("test -e /tmp/ok"))
                .build()),
        new ToolConfig(
            new ConfigSource.AtUrl(URI.create("https://h.example/config.yaml")),
            new LinkedHashMap<>()),
        new ToolConfig(
            new ConfigSource.InRepository(
                new RepositoryUrl("https://h.example/x"), new GitRef("main"), "toolforge.yaml"),
            new LinkedHashMap<>()));
  }
}

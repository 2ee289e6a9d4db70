package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;

final class ConfigWriterTest {

  private final ConfigParser parser = new ConfigParser(false);

  @Test
  void writesNothingThatIsAtItsDefaultButTypeAndCommand() {
    ToolConfig config =
        config("{api: {build: {repository: 'https://h.example/x'}, run: {replicas: 1}}}");

    assertThat(ConfigWriter.document(config.components().values()))
        .isEqualTo(
            RelaxedJson.node(
                """
                {config_version: 'v1beta1', components: {api: {component_type: 'continuous',
                 build: {repository: 'https://h.example/x'}, run: {command: 'web'}}}}
                """));
  }

  @Test
  void writesWhatTheParserReadsBackAsItWas() {
    ToolConfig config =
        config(
            """
            {api: {description: 'd', build: {repository: 'https://h.example/x', ref: '2024', use_latest_versions: true, timeout: 600,
             sandbox: true, network: 'internet', secrets: ['a', 'b'], repo_auth_secret: 'git', image_pull_secrets: ['r'],
              use_deprecated_versions: true}, wait_for: ['once', 'cron'], run: {command: 'a b', env: {A: '1', B: ''},
              env_from: ['s'], cpu: '1.5', memory: '0.5Gi', mount: 'all', emails: 'onfailure', filelog: true,
              filelog_stdout: 'o', filelog_stderr: 'e', port: 80, publish: '/', replicas: 2, health_check_http: '/h'}},
             udp: {build: {reuse_from: 'api'}, run: {port: 53, port_protocol: 'udp', health_check_script: 'true'}},
             cron: {build: {reuse_from: 'api'}, run: {command: 'c', schedule: '7 * * * sun', timeout: 9, retry: 2}},
             once: {type: 'one-off', build: {reuse_from: 'api'}, run: {command: 'c', retry: 2, rerun: 'always'}}}
            """);

    ConfigDocument again = parser.parse(ConfigWriter.document(config.components().values()));

    assertThat(again.config()).isEqualTo(config);
    assertThat(again.warnings()).isEmpty();
  }

  @Test
  void writesAmountsOfMemoryInDigitsThatConfigsMayHave() {
    ToolConfig config =
        config(
            "{api: {build: {repository: 'https://h.example/x'}, run: {command: 'x', memory: '1000000.001M'}}}");

    assertThat(parser.parse(ConfigWriter.document(config.components().values())).config())
        .isEqualTo(config);
  }

  @Test
  void writesEachComponentSoThatItCanBeReadBackAlone() {
    RandomComponents random = new RandomComponents(new Random(6));
    ConfigParser anywhere = new ConfigParser(true);
    for (int i = 0; i < 2000; i++) {
      Component component = random.next();

      assertThat(anywhere.parseComponent(component.name(), ConfigWriter.component(component)))
          .isEqualTo(component);
    }
  }

  @Test
  void namesEveryMistakeInAComponentThatStandsAlone() {
    Node broken = RelaxedJson.node("{build: {}, run: {replicas: 0}}");

    assertThatThrownBy(() -> parser.parseComponent(new ComponentName("api"), broken))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("api -> build")
        .hasMessageContaining("api -> run -> replicas");
    assertThatThrownBy(() -> parser.parseComponent(new ComponentName("api"), new Node.Nothing()))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("must be a mapping");
  }

  private ToolConfig config(String components) {
    return parser.parse(RelaxedJson.node("{components: " + components + "}")).config();
  }
}

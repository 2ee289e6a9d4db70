package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.http.client.ClientCredentials;
import org.toolforge.components.http.client.ClientSettings;
import picocli.CommandLine;

final class ServerSettingsTest {

  @TempDir private Path home;

  private final Map<String, String> variables = new HashMap<>();
  private String user = "somebody";

  @Test
  void knowsNoServerWhenNoneIsNamed() {
    assertThat(found()).isEmpty();
    assertThatThrownBy(() -> ServerSettings.require(options(), surroundings()))
        .isInstanceOf(UserMistake.class)
        .hasMessageContainingAll("--server URL", "COMPONENTS_SERVER", "config.yaml");
  }

  @Test
  void believesOptionsBeforeTheEnvironmentBeforeTheFile() throws IOException {
    write("server: https://file/\ntool: from-file\nca: ca.crt\n");
    assertThat(settings().server()).isEqualTo(URI.create("https://file/"));
    assertThat(settings().ca())
        .isEqualTo(home.resolve(".config/toolforge-components").resolve("ca.crt"));

    variables.put("TOOLFORGE_API_URL", "https://api:30003/");
    assertThat(settings().server()).isEqualTo(URI.create("https://api:30003/components"));
    variables.put("COMPONENTS_SERVER", "https://environment");
    assertThat(settings().server()).isEqualTo(URI.create("https://environment"));
    assertThat(settings().tool()).isEqualTo("from-file");

    assertThat(settings("--server", "https://option", "--tool", "option"))
        .extracting(ClientSettings::server, ClientSettings::tool)
        .containsExactly(URI.create("https://option"), "option");
    assertThat(found("--server", "none")).isEmpty();
  }

  @Test
  void takesTheToolFromTheLoginNameOnToolforge() {
    user = "tools.mytool";
    assertThat(settings("--server", "https://host").tool()).isEqualTo("mytool");

    user = "somebody";
    assertThatThrownBy(() -> settings("--server", "https://host"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContainingAll("Which tool?", "--tool");
  }

  @Test
  void showsTheCredentialsThatWereNamedClosest() throws IOException {
    String[] remote = {"--server", "https://host", "--tool", "mytool"};
    assertThat(settings(remote).credentials()).isEqualTo(new ClientCredentials.None());

    Files.createDirectories(home.resolve(".toolskube"));
    Path certificate = Files.createFile(home.resolve(".toolskube/client.crt"));
    Path key = Files.createFile(home.resolve(".toolskube/client.key"));
    assertThat(settings(remote).credentials())
        .isEqualTo(new ClientCredentials.Certificate(certificate, key));

    variables.put("COMPONENTS_TOKEN", "secret");
    assertThat(settings(remote).credentials())
        .isEqualTo(new ClientCredentials.DeployToken("secret"))
        .asString()
        .doesNotContain("secret");
    assertThat(
            settings("--server=https://host", "--tool=t", "--cert=a.crt", "--key=a.key")
                .credentials())
        .isEqualTo(new ClientCredentials.Certificate(Path.of("a.crt"), Path.of("a.key")));
    assertThatThrownBy(() -> settings("--server=https://host", "--tool=t", "--cert=a.crt"))
        .hasMessageContaining("--cert and --key");
  }

  @Test
  void saysTheBareNameOnlyToThisMachine() {
    assertThat(settings("--server", "http://localhost:8000", "--tool", "t").credentials())
        .isEqualTo(new ClientCredentials.ToolHeader());
  }

  @Test
  void keepsTokensFromOpenNetworks() {
    variables.put("COMPONENTS_TOKEN", "secret");

    assertThatThrownBy(() -> settings("--server", "http://host", "--tool", "t"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("https://");
    assertThat(settings("--server", "http://host", "--tool", "t", "--insecure").verified())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:30003", "ftp://host", "https://", "https://a b", "https://h/?q=1"})
  void refusesWhatIsNoAddress(String server) {
    assertThatThrownBy(() -> settings("--server", server, "--tool", "t"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("must be an address such as https://");
  }

  @Test
  void refusesAFileThatMeansNothing() throws IOException {
    write("sever: https://host\n");
    assertThatThrownBy(this::found)
        .hasMessageContaining("'sever', which means nothing; there are: server, tool, token_file");

    write("token: secret\n");
    assertThatThrownBy(this::found)
        .hasMessageContaining("token_file")
        .hasMessageNotContaining("secret");

    write("tool: [a]\n");
    assertThatThrownBy(this::found).hasMessageContaining("'tool' must be a text");

    write("");
    assertThat(found()).isEmpty();
  }

  private void write(String text) throws IOException {
    Path file = SettingsFile.path(surroundings());
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Surroundings surroundings() {
    return new Surroundings(variables, user, home, false);
  }

  private static ServerOptions options(String... arguments) {
    ServerOptions options = new ServerOptions();
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
    spec.addMixin("server", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
    new CommandLine(spec).parseArgs(arguments);
    return options;
  }

  private Optional<ClientSettings> found(String... arguments) {
    return ServerSettings.find(options(arguments), surroundings());
  }

  private ClientSettings settings(String... arguments) {
    return found(arguments).orElseThrow();
  }
}

package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;

final class ConfigFileTest {

  private Cli cli;
  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    cli = new Cli(temporary);
  }

  @Test
  void takesTheToolsNameFromTheFilesName() {
    assertThat(cli.run("plan", cli.file("mytool.yml", Examples.TOOLHUNT)).out())
        .startsWith("Plan for mytool:");
    assertThat(cli.run("plan", cli.file("other.json", Examples.TOOLHUNT)).out())
        .startsWith("Plan for other:");
    assertThat(cli.run("plan", cli.file("third", Examples.TOOLHUNT)).out())
        .startsWith("Plan for third:");
  }

  @Test
  void asksForTheToolsNameWhenTheFilesNameIsNone() {
    Result result = cli.run("plan", cli.file("My Tool.yaml", Examples.TOOLHUNT));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("is no name for a tool: name the tool with --tool NAME.")
        .hasLineCount(1);
  }

  @Test
  void letsTheToolBeNamed() {
    String file = cli.file("My Tool.yaml", Examples.TOOLHUNT);

    assertThat(cli.run("plan", file, "--tool", "mytool").out()).startsWith("Plan for mytool:");
    assertThat(cli.run("plan", file, "--tool", "My Tool").exitCode()).isEqualTo(2);
  }

  @Test
  void readsStandardInput() {
    cli.input(Examples.TOOLHUNT);

    assertThat(cli.run("plan", "-", "--tool", "mytool").out()).startsWith("Plan for mytool:");
    assertThat(cli.run("plan", "-"))
        .isEqualTo(
            new Result(2, "", "Standard input has no name: name the tool with --tool NAME.\n"));
  }

  @Test
  void saysInASentenceWhyAFileCannotBeUsed() {
    String missing = directory.resolve("missing.yaml").toString();
    assertThat(mistake(missing)).isEqualTo("There is no file " + missing + ".");
    assertThat(mistake(directory.toString()))
        .isEqualTo(directory + " is a directory; name the file with the config.");
    assertThat(mistake("")).isEqualTo("The file's name is empty; name the file with the config.");
    assertThat(mistake("\0")).startsWith("This is no name of a file:");
    assertThat(mistake(cli.file("binary", new byte[] {(byte) 0xC3, 0x28})))
        .endsWith("binary is not a text in UTF-8, as a config must be.");
    assertThat(mistake(cli.file("huge", new byte[256 * 1024 + 1])))
        .endsWith("huge has more than 256 KiB, which is too much for a config.");
    assertThat(mistake(cli.file("malformed.yaml", "components: [")))
        .startsWith(directory + "/malformed.yaml: Line 1,");
    assertThat(mistake(cli.file("empty.yaml", "")))
        .contains("the config must be a mapping with the key 'components'");
  }

  @Test
  void doesNotReadOnAndOn() {
    assertThat(mistake("/dev/zero")).endsWith("which is too much for a config.");
  }

  @Test
  void saysThatNothingIsFetched() {
    String pointer = cli.file("pointer.yaml", "source_url: https://example.org/config.yaml");

    assertThat(mistake(pointer))
        .startsWith("Unable to retrieve config from source url https://example.org");
  }

  private String mistake(String file) {
    Result result = cli.run("deploy", file, "--tool", "mytool");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    return result.errLines().getFirst();
  }
}

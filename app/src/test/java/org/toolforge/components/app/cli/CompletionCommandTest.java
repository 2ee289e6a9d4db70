package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.cli.Cli.Result;

final class CompletionCommandTest {

  @TempDir private Path directory;

  @Test
  void knowsEveryCommand() {
    Result bash = new Cli(directory).run("completion", "bash");

    assertThat(bash.exitCode()).isZero();
    assertThat(bash.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("deploy-token", "rollback", "--yes-im-sure");
  }

  @Test
  void loadsWhatZshNeedsFirst() {
    assertThat(new Cli(directory).run("completion", "zsh").out())
        .startsWith("autoload -U +X compinit && compinit\n");
    assertThat(new Cli(directory).run("completion", "fish").exitCode()).isEqualTo(2);
  }
}

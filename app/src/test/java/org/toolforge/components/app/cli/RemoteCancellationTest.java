package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;

final class RemoteCancellationTest {

  @Test
  void cancelsOnTheServerWhatItHasStartedThere(@TempDir Path directory) {
    try (TestServer server = TestServer.slow()) {
      Cli cli =
          new Cli(directory)
              .with("COMPONENTS_SERVER", server.url())
              .with("COMPONENTS_TOOL", "toolhunt")
              .interruptedBy(action -> {
                Thread.ofVirtual().start(action);
                return () -> {};
              });

      Result result = cli.run("deploy", cli.file("toolhunt.yaml", Examples.TOOLHUNT));

      assertThat(result.exitCode()).isEqualTo(130);
      assertThat(result.out()).endsWith("The deployment was cancelled\n");
      assertThat(cli.run("deployment", "list").out()).contains("  cancelled  ");
    }
  }
}

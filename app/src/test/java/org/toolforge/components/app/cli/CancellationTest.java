package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;

final class CancellationTest {

  @TempDir private Path directory;

  @Test
  void cancelsTheDeploymentAndHoldsTheProgramUntilItHasStopped() throws InterruptedException {
    Cli cli = new Cli(directory);
    CountDownLatch released = new CountDownLatch(1);
    cli.interruptedBy(action -> {
      Thread.ofVirtual()
          .start(() -> {
            action.run();
            released.countDown();
          });
      return () -> assertThat(released.getCount()).as("not released yet").isEqualTo(1);
    });

    // So slow that it would not end by itself.
    Result result = cli.run("deploy", cli.file("toolhunt.yaml", Examples.TOOLHUNT), "--speed", "2");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out()).endsWith("The deployment was cancelled\n");
    assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void letsGoOfInterruptsWhenTheDeploymentIsOver() {
    Cli cli = new Cli(directory);
    CountDownLatch closed = new CountDownLatch(1);
    cli.interruptedBy(action -> closed::countDown);

    assertThat(cli.deploy(cli.file("toolhunt.yaml", Examples.TOOLHUNT)).exitCode()).isZero();
    assertThat(closed.getCount()).isZero();
  }
}

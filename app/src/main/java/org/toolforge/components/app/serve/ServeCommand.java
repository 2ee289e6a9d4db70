package org.toolforge.components.app.serve;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.toolforge.components.app.cli.Console;
import org.toolforge.components.app.cli.Interrupts;
import org.toolforge.components.inmemory.RealTimeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves the REST API until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Serve the REST API.",
      "",
      "With --builds tekton images are really built, and with --runtime kubernetes components really"
          + " run. Without these they are pretended: they take their time and end well.",
      "Unless told otherwise it listens on this machine alone, and believes every program on it"
          + " which tool it speaks for."
    },
    exitCodeList = {
      "0:stopped in order",
      "2:bad usage, or the port or the directory for the state is taken, or the state damaged, or"
          + " there is no such cluster",
      "70:a defect of this program; --debug shows where"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  components serve --data /var/lib/components",
      "  components serve --storage kubernetes --kubeconfig ~/.kube/config",
      "  components serve --storage kubernetes --builds tekton --runtime kubernetes",
      "  curl -H 'x-toolforge-tool: mytool' http://127.0.0.1:8000/api/v1/tool/mytool/config"
    })
public final class ServeCommand implements Callable<Integer> {

  private final Console console;
  private final Interrupts interrupts;

  @Spec private CommandSpec spec;
  @Mixin private ListenOptions listen;
  @Mixin private SystemOptions system;
  @Mixin private LogOptions log;

  public ServeCommand(Console console, Interrupts interrupts) {
    this.console = console;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerLog lines = log.open(console.err());
    CountDownLatch stopped = new CountDownLatch(1);
    try (RealTimeline timeline = new RealTimeline(system.speed(spec));
        RunningServer server =
            RunningServer.start(timeline, listen.settings(spec), system.settings(spec), lines)) {
      // It stays registered: once the server has stopped, the program ends.
      Interrupts.Registration unused =
          interrupts.onInterrupt(() -> {
            lines.info("Stopping; unfinished deployments go on after the next start");
            server.stop();
            stopped.countDown();
          });
      lines.info(server.describe());
      stopped.await();
    }
    return 0;
  }
}

package org.toolforge.components.kubernetes.build.log;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Follows a build's log to its end, in a process of its own that has little memory. */
final class SmallProcess {

  private SmallProcess() {}

  /**
   * How to start it.
   *
   * @param idle how many more begin to follow, and do not read on
   */
  static List<String> command(String heap, Path kubeconfig, String pipelineRun, int idle) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap,
        "-XX:+ExitOnOutOfMemoryError",
        "-cp",
        System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, ""),
        SmallProcess.class.getName(),
        kubeconfig.toString(),
        pipelineRun,
        Integer.toString(idle));
  }

  /** Prints how many lines there are, and how long they are together. */
  @SuppressWarnings("SystemOut") // It tells its parent.
  public static void main(String[] args) throws InterruptedException {
    long lines = 0;
    long characters = 0;
    try (Cluster cluster = Cluster.connect(Path.of(args[0]), "toolforge-components")) {
      BuildLogs logs = new BuildLogs(cluster.client(), List.of("clone"), TestBuild.LIMITS);
      Mask mask = Mask.of(List.of("some-secret", "another-secret"));
      List<LogReader> idle = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        LogReader one = logs.open(TestBuild.NAMESPACE, args[1], mask, 0, true, () -> true);
        idle.add(one);
        if (one.next().isEmpty()) {
          throw new IllegalStateException("There is no log");
        }
      }
      try (LogReader log = logs.open(TestBuild.NAMESPACE, args[1], mask, 0, true, () -> true)) {
        for (Optional<LogLine> line = log.next(); line.isPresent(); line = log.next()) {
          lines++;
          characters += line.get().text().length();
        }
      }
      idle.forEach(LogReader::close);
    }
    System.out.println(lines + " " + characters);
  }
}
